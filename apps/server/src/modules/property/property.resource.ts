// How a property looks from outside: to its members in general, and to the caller.

import { covers, type Grant } from "../../kernel/caller.ts";
import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import { Member } from "../members/index.ts";
import type { PropertyRow, WidgetRow } from "./property.store.ts";

export const PropertyType = OneOf(["business", "profile"], "A site of a business, or a page of a person.");

const facts = {
  propertyId: Id("property"),
  name: Type.String({ description: "Name." }),
  type: PropertyType,
  enabled: Type.Boolean({ description: "Whether it is in use." }),
  sandbox: Type.Boolean({ description: "True for a place to try things in; test keys see nothing else." }),
  createdOn: Time("When it was made."),
  deletedOn: Type.Optional(Time("When it was put in the bin.")),
};

/** What events tell: the same for whoever listens. */
export const PropertyFacts = strict(facts);

export function presentFacts(row: PropertyRow): Static<typeof PropertyFacts> {
  return {
    propertyId: row.property_id,
    name: row.name,
    type: row.type,
    enabled: row.enabled,
    sandbox: row.sandbox,
    createdOn: row.created_on.toISOString(),
    ...(row.deleted_on ? { deletedOn: row.deleted_on.toISOString() } : {}),
  };
}

export const Property = strict(
  {
    ...facts,
    role: Type.String({
      description:
        "The caller's role: `admin`, `agent`, the id of a custom role, or `service` for a service key.",
    }),
    can: strict(
      {
        manage: Type.Boolean({ description: "Whether the caller may change it." }),
        read: Type.Boolean({ description: "Whether the caller may read its chats." }),
        answer: Type.Boolean({ description: "Whether the caller may answer its chats." }),
        readTickets: Type.Boolean({ description: "Whether the caller may read its tickets." }),
        answerTickets: Type.Boolean({ description: "Whether the caller may answer its tickets." }),
      },
      "What the caller may do with it.",
    ),
  },
  "A property, as the caller may see it.",
);

export function presentProperty(row: PropertyRow, grant: Grant): Static<typeof Property> {
  return {
    ...presentFacts(row),
    role: grant.role,
    can: {
      manage: covers(grant.scopes, ["property_manage"]),
      read: covers(grant.scopes, ["chat_history_read"]),
      answer: covers(grant.scopes, ["chats_manage"]),
      readTickets: covers(grant.scopes, ["tickets_read"]),
      answerTickets: covers(grant.scopes, ["tickets_manage"]),
    },
  };
}

export const PropertySettings = strict(
  {
    url: Type.Optional(Type.String({ description: "Address of the site." })),
    language: Type.String({ description: "Language its visitors are met in, as a BCP 47 tag." }),
    timezone: Type.String({ description: "Time zone of its days and hours." }),
    sandbox: facts.sandbox,
    enabled: facts.enabled,
  },
  "Its settings.",
);

export function presentSettings(row: PropertyRow): Static<typeof PropertySettings> {
  return {
    ...(row.url ? { url: row.url } : {}),
    language: row.language,
    timezone: row.timezone,
    sandbox: row.sandbox,
    enabled: row.enabled,
  };
}

export const WidgetSummary = strict({
  widgetId: Type.String({ description: "`default`, or 1 to 50 letters and digits." }),
  name: Type.String({ description: "Name." }),
  createdOn: Time("When it was made."),
});

export function presentWidgetSummary(row: WidgetRow): Static<typeof WidgetSummary> {
  return { widgetId: row.widget_id, name: row.name, createdOn: row.created_on.toISOString() };
}

export const PropertyInfo = strict({
  propertyId: facts.propertyId,
  name: facts.name,
  settings: Type.Optional(PropertySettings),
  agents: Type.Optional(Type.Array(Member, { description: "Its members." })),
  widgets: Type.Optional(Type.Array(WidgetSummary, { description: "Its chat widgets." })),
  assets: Type.Optional(
    strict(
      {
        pictures: Type.Array(Type.String(), {
          description: "Addresses of the pictures visitors may see: those of its members.",
        }),
      },
      "Its pictures.",
    ),
  ),
  createdOn: Type.Optional(facts.createdOn),
});

/** Settings in a request. */
export const settingsInput = {
  name: Text(100, "Name."),
  url: Type.String({ maxLength: 2000, description: "Address of the site, http or https; empty for none." }),
  language: Type.String({
    maxLength: 35,
    pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    description: "Language its visitors are met in, as a BCP 47 tag such as `it` or `pt-BR`.",
  }),
  timezone: Type.String({
    maxLength: 64,
    description: "Time zone of its days and hours, such as `Europe/Rome`.",
  }),
};
