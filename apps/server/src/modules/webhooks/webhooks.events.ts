// What happens to webhooks. Receivers do not hear of it: a webhook does not tell of itself.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict } from "../../kernel/schema.ts";
import { Hook } from "./webhooks.resource.ts";

const about = { audience: "property", scopes: ["webhooks_read"] } as const;

export const webhookCreate = defineEvent({
  name: "webhook:create",
  summary: "A webhook was made.",
  payload: Hook,
  ...about,
});

export const webhookUpdate = defineEvent({
  name: "webhook:update",
  summary: "A webhook changed, was given a new secret, or was turned on or off.",
  payload: Hook,
  ...about,
});

export const webhookDelete = defineEvent({
  name: "webhook:delete",
  summary: "A webhook was deleted.",
  payload: strict({ propertyId: Id("property"), hookId: Id("webhook") }),
  ...about,
});
