// A widget opens: who its visitor is, and all it shows at first.

import type { Caller, VisitorSelf } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import { Email, Id, type Static, strict, Text, Type } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import { isBanned } from "../bans/index.ts";
import { findLatestChat, isLive, type Stretch } from "../chat/index.ts";
import { countryOf, findKnownVisitor, publicVisitorId, unnamedVisitor } from "../visitor/index.ts";
import { findShown, showVisitorChat } from "./messenger.actions.ts";
import { messengerInput, presentSelf, type Snapshot } from "./messenger.resource.ts";
import { writeNewcomer } from "./newcomers.ts";
import type { Site } from "./site.ts";
import type { Team } from "./status.ts";
import { isVisitorToken, TOKEN_LETTERS, tokenFrom } from "./token.rules.ts";
import { findVisitorTokens, type TokenRow, visitorCaller } from "./token.store.ts";

export const PageInput = strict({
  url: Type.String({ maxLength: 2_000, pattern: "^https?://", description: "Address of the page." }),
  title: Type.String({ maxLength: 500, description: "Its title." }),
  referrer: Type.Optional(Type.String({ maxLength: 2_000, description: "Where the visitor came from." })),
});

export const ConnectInput = strict({
  propertyId: Id("property"),
  widgetId: Type.String({
    pattern: "^[0-9A-Za-z]{1,50}$",
    description: "Id of the widget, such as `default`.",
  }),
  token: Type.Optional(
    Type.String({ maxLength: 100, description: "The visitor's token, from an earlier connection." }),
  ),
  page: Type.Optional(PageInput),
  language: Type.Optional(Type.String({ maxLength: 35, description: "The browser's language." })),
  visitor: Type.Optional(
    strict({
      name: Type.Optional(Text(120, "Name.", 0)),
      email: Type.Optional(Email()),
      hash: Type.Optional(messengerInput.hash),
    }),
  ),
  sessionId: Type.Optional(
    Type.String({ maxLength: 64, description: "Random text the browser keeps for the tab." }),
  ),
});

/** What arriving needs of a call, and of a socket alike. */
export interface Tools {
  readonly db: Database;
  readonly now: Date;
  randomText(length: number): string;
}

export interface Connected {
  readonly caller: Caller;
  readonly self: VisitorSelf;
  /** Set for one who was not known: to be kept by the browser. */
  readonly token: string | undefined;
}

/** The visitor of the token, or a new one; undefined when they or the address are banned: nothing is written of those. */
export async function connectVisitor(
  tools: Tools,
  wanted: { propertyId: string; widgetId: string; token?: string | undefined; ip: string },
): Promise<Connected | undefined> {
  const { propertyId, widgetId, ip } = wanted;
  const hash = wanted.token !== undefined && isVisitorToken(wanted.token) ? sha256(wanted.token) : undefined;
  const [known] = hash ? await findVisitorTokens(tools.db, [hash]) : [];
  // Another widget of the same property has the same visitors; a token of another property is none here.
  const back = known?.property_id === propertyId ? known : undefined;
  if (await isBanned(tools.db, { propertyId, visitorId: back?.visitor_id, ip, now: tools.now }))
    return undefined;
  if (back) return connectedAs({ ...back, widget_id: widgetId }, undefined);
  const token = tokenFrom(tools.randomText(TOKEN_LETTERS));
  const made: TokenRow = {
    property_id: propertyId,
    token_hash: sha256(token),
    visitor_id: tools.randomText(21),
    widget_id: widgetId,
  };
  const newcomer = {
    property_id: propertyId,
    visitor_id: made.visitor_id,
    name: unnamedVisitor(tools.now),
    ip,
    country_code: countryOf(ip) ?? null,
  };
  await writeNewcomer(tools.db, { newcomer, token: made, now: tools.now });
  return connectedAs(made, token);
}

function connectedAs(row: TokenRow, token: string | undefined): Connected {
  const caller = visitorCaller(row);
  return {
    caller,
    token,
    self: { propertyId: row.property_id, visitorId: row.visitor_id, widgetId: row.widget_id },
  };
}

/** An ended chat is shown so long. */
const SHOWN_MS = 3_600_000;

/** Everything as it is now; `isNew` spares the look for what cannot be there. */
export async function snapshotOf(
  tools: Pick<Tools, "db" | "now">,
  o: { self: VisitorSelf; site: Site; team: Team; isNew: boolean },
): Promise<Static<typeof Snapshot>> {
  const { propertyId, visitorId } = o.self;
  const { status, faces, answersInS } = o.team;
  const shared = {
    status: o.site.isOpenAt(tools.now) ? status : ("offline" as const),
    settings: { ...o.site.settings, team: [...faces], ...(answersInS === undefined ? {} : { answersInS }) },
  };
  if (o.isNew)
    return { ...shared, visitor: { id: publicVisitorId(propertyId, visitorId) }, chat: null, unread: 0 };
  const [visitor, latest] = await Promise.all([
    findKnownVisitor(tools.db, propertyId, visitorId),
    findLatestChat(tools.db, propertyId, visitorId),
  ]);
  const row =
    latest && (isLive(latest.state) || (latest.ended_on?.getTime() ?? 0) > tools.now.getTime() - SHOWN_MS)
      ? latest
      : undefined;
  const shown = row && (await findShown(tools.db, row));
  return {
    ...shared,
    visitor: visitor ? presentSelf(visitor) : { id: publicVisitorId(propertyId, visitorId) },
    chat: row ? await showVisitorChat(tools.db, row, shown) : null,
    unread: row && shown ? unreadOf(shown, row.visitor_read_position) : 0,
  };
}

function unreadOf({ messages, before }: Stretch, readPosition: number): number {
  return messages
    .slice(Math.max(0, readPosition - before))
    .filter(({ sender, type }) => sender === "a" && type === "msg").length;
}
