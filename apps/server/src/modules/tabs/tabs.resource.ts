// How a tab looks from outside. Its secret is shown once and is in no resource.

import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { TabRow } from "./tabs.store.ts";

const Kind = OneOf(
  ["page", "panel"],
  "`page`: a page of its own, opened from the rail; `panel`: beside a conversation, and told which.",
);

export const Tab = strict(
  {
    tabId: Id("tab"),
    kind: Kind,
    name: Type.String({ description: "What the dashboard calls it." }),
    url: Type.String({ description: "Address of the page it shows." }),
    enabled: Type.Boolean({ description: "False: it is not shown." }),
    position: Type.Integer({
      description: "Its place among the tabs of the property, from 0, without gaps.",
    }),
    createdOn: Time("When it was added."),
    updatedOn: Time("When it last changed."),
  },
  "A page of somebody else's, shown in the dashboard.",
);

export function presentTab(row: TabRow): Static<typeof Tab> {
  return {
    tabId: row.tab_id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    enabled: row.enabled,
    position: row.position,
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
  };
}

export const tabInput = {
  kind: Kind,
  name: Text(40, "What the dashboard calls it."),
  url: Type.String({
    maxLength: 2000,
    description: "Address of the page: https, or http on `localhost`. It must allow being framed here.",
  }),
  enabled: Type.Boolean({ description: "False: it is not shown." }),
  position: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: "Its place, from 0; those after it move down. Last beyond the end.",
  }),
};

export const TabSecret = Type.String({
  description: "What its tokens are signed with. It is shown here and never again: store it safely.",
});

export const TabKind = strict(
  {
    kind: Kind,
    place: OneOf(["rail", "conversation"], "Where in the dashboard it is shown."),
    summary: Type.String({ description: "What it is." }),
    claims: Type.Array(Type.String({ description: "Name of a claim." }), {
      description: "What its token says.",
    }),
  },
  "A kind of tab that can be added.",
);

const CLAIMS = ["iss", "aud", "propertyId", "agentId", "iat", "exp"];

export const kinds: readonly Static<typeof TabKind>[] = [
  { kind: "page", place: "rail", summary: "A page of its own, opened from the rail.", claims: CLAIMS },
  {
    kind: "panel",
    place: "conversation",
    summary: "A page beside a conversation, which is told which one.",
    claims: [...CLAIMS, "chatId"],
  },
];
