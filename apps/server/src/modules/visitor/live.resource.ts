// How agents see a visitor: who they are, where they are, and what they do.

import { Id, OneOf, type Static, strict, Time, Type, Uuid } from "../../kernel/schema.ts";
import type { EventRow, PageRow, ShownVisitorRow } from "./live.store.ts";
import { groupOf } from "./session.rules.ts";
import { VisitorId } from "./visitor.resource.ts";
import { publicVisitorId } from "./visitor.rules.ts";

const text = (description: string) => Type.Optional(Type.String({ description }));
const count = (description: string) => Type.Integer({ minimum: 0, description });

const VisitorPage = strict({
  url: Type.String({ description: "Address of the page." }),
  title: Type.String({ description: "Its title; empty when it has none." }),
});

const Attributes = (description: string) =>
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { description });

export const Visitor = strict({
  id: VisitorId(),
  propertyId: Id("property"),
  name: Type.String({ description: "Name; `V` and digits when none is known." }),
  named: Type.Boolean({ description: "False while the name is made up." }),
  email: text("E-mail address."),
  phone: text("Telephone number."),
  personId: Type.Optional(Id("contact")),
  userId: text("What the site itself knows them by."),
  group: OneOf(
    ["served", "active", "idle", "gone"],
    "`served` in a chat; `active`; `idle` after ten minutes without action; `gone`.",
  ),
  location: strict({
    countryCode: Type.String({ description: "ISO 3166 code of the country; `XX` when unknown." }),
    city: Type.String({ description: "City; empty when unknown." }),
  }),
  ip: Type.String({ description: "Address; empty when unknown." }),
  device: Type.Optional(
    strict({
      browser: Type.String({ description: "Such as `firefox`; `other` when unknown." }),
      os: Type.String({ description: "Such as `windows`; `other` when unknown." }),
      type: OneOf(["desktop", "mobile", "tablet"], "Kind of device."),
    }),
  ),
  language: text("Language of the browser, such as `it-IT`."),
  referrer: text("Page outside the site that led them here."),
  page: Type.Optional(VisitorPage),
  landing: Type.Optional(VisitorPage),
  pageViews: count("Pages seen on this visit."),
  visits: count("Visits so far, this one included."),
  chats: count("Chats so far."),
  sessionStartedOn: Type.Optional(Time("When this visit, or the latest, began; absent without any.")),
  lastActiveOn: Time("When they last did something."),
  chatId: Type.Optional(Uuid("chat they are in")),
  agentIds: Type.Array(Id("agent"), { description: "Agents in that chat." }),
  tags: Type.Array(Type.String(), { description: "Tags the site's pages gave them." }),
  customAttributes: Attributes("What the site's pages say of them."),
  note: Type.String({ description: "What agents noted; empty for nothing." }),
});

export const VisitorDossier = strict({
  ...Visitor.properties,
  pages: Type.Array(strict({ ...VisitorPage.properties, viewedOn: Time("When.") }), {
    description: "Pages seen, of the last 20 visits, the latest first; 100 at most.",
  }),
  events: Type.Array(
    strict({
      name: Type.String({ description: "Name of the event." }),
      data: Attributes("What the site's pages told with it."),
      time: Time("When."),
    }),
    { description: "Events the site's pages reported, the latest first; 100 at most." },
  ),
});

/** The only producer of a Visitor. */
export function presentVisitor(row: ShownVisitorRow, now: Date): Static<typeof Visitor> {
  const { session } = row;
  const presence = session && {
    lastActiveOn: new Date(session.last_active_on),
    seenOn: new Date(session.seen_on),
    leftOn: session.left_on ? new Date(session.left_on) : null,
    endedOn: session.ended_on ? new Date(session.ended_on) : null,
  };
  return {
    id: publicVisitorId(row.property_id, row.visitor_id),
    propertyId: row.property_id,
    name: row.name,
    named: row.named,
    ...(row.email ? { email: row.email } : {}),
    ...(row.phone ? { phone: row.phone } : {}),
    ...(row.person_id ? { personId: row.person_id } : {}),
    ...(row.user_id ? { userId: row.user_id } : {}),
    group: groupOf(presence ?? undefined, row.chat_id !== null, now),
    location: { countryCode: row.country_code ?? "XX", city: row.city ?? "" },
    ip: session?.ip ?? row.ip ?? "",
    ...(session ? visitOf(session) : {}),
    pageViews: session?.page_views ?? 0,
    visits: row.visits,
    chats: row.chats,
    lastActiveOn: (presence?.lastActiveOn ?? row.last_seen_on).toISOString(),
    ...(row.chat_id ? { chatId: row.chat_id } : {}),
    agentIds: row.present_agents ?? [],
    tags: row.tags,
    customAttributes: row.custom_attributes as Record<string, string | number | boolean>,
    note: row.note ?? "",
  };
}

function visitOf(session: NonNullable<ShownVisitorRow["session"]>) {
  return {
    device: { browser: session.browser, os: session.os, type: session.device_type },
    ...(session.language ? { language: session.language } : {}),
    ...(session.referrer ? { referrer: session.referrer } : {}),
    page: { url: session.page_url, title: session.page_title },
    landing: { url: session.landing_url, title: session.landing_title },
    sessionStartedOn: new Date(session.started_on).toISOString(),
  };
}

export function presentDossier(
  row: ShownVisitorRow,
  pages: readonly PageRow[],
  events: readonly EventRow[],
  now: Date,
): Static<typeof VisitorDossier> {
  return {
    ...presentVisitor(row, now),
    pages: pages.map(({ url, title, viewed_on }) => ({ url, title, viewedOn: viewed_on.toISOString() })),
    events: events.map(({ name, data, created_on }) => ({ name, data, time: created_on.toISOString() })),
  };
}
