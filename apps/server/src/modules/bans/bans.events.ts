// What happens to bans. Visitors' connections hear of new ones too, so that the banned are shut out at once; nothing of
// it is passed on to visitors.

import { defineEvent } from "../../kernel/define.ts";
import { Ban } from "./bans.resource.ts";

const audience = {
  audience: "property",
  scopes: ["bans_read"],
  alsoHeardBy: ({ propertyId }: { propertyId: string }) => [`visitors:${propertyId}`],
} as const;

export const banCreate = defineEvent({
  name: "ban:create",
  summary: "A visitor or an address was banned.",
  webhook: "ban",
  payload: Ban,
  ...audience,
});

export const banUpdate = defineEvent({
  name: "ban:update",
  summary: "Reason or end of a ban changed.",
  webhook: "ban",
  payload: Ban,
  ...audience,
});

export const banDelete = defineEvent({
  name: "ban:delete",
  summary: "A ban was lifted.",
  webhook: "ban",
  payload: Ban,
  ...audience,
});
