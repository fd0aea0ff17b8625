// webhooks.rotate-secret: sign with a new secret, and let the old one count for a while.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { checkWish, lockExistingHook, newSecret, sealSecret } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { webhookUpdate } from "../webhooks.events.ts";
import { hookInput, presentHook } from "../webhooks.resource.ts";
import { updateHook } from "../webhooks.store.ts";

const MAX_OVERLAP_S = 30 * 86_400;

export default defineMethod({
  name: "webhooks.rotate-secret",
  summary: "Give a webhook a new secret and show it, once.",
  description:
    "Until `overlapSeconds` have passed (0 ends the old secret at once) `webhook-signature` carries a signature of either secret. `x-tawk-signature` has room for one: tries of a delivery then take turns, the first with the new secret, so a receiver that knows either accepts the first or the second, about a second later. Rotating again during an overlap ends the oldest secret.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    overlapSeconds: Type.Integer({
      minimum: 0,
      maximum: MAX_OVERLAP_S,
      description: "Seconds during which the old secret counts too, 30 days at most.",
    }),
    secret: Type.Optional(hookInput.secret),
  }),
  result: strict({
    secret: Type.String({ description: "The new secret. It is shown here and never again." }),
    previousSecretValidUntil: Type.Optional(
      Type.String({ format: "date-time", description: "When the old one ends." }),
    ),
  }),
  errors: webhooksErrors.pick("not_found"),
  emits: [webhookUpdate],
  example: (world) => ({ propertyId: world.property.id, hookId: world.webhook.id, overlapSeconds: 3600 }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, overlapSeconds, secret: given }) {
    checkWish(ctx, propertyId, { secret: given });
    const old = await lockExistingHook(ctx, propertyId, hookId);
    const secret = given ?? newSecret(ctx);
    const until = overlapSeconds > 0 ? new Date(ctx.now.getTime() + overlapSeconds * 1000) : null;
    const row = {
      ...old,
      secret: sealSecret(ctx.vault, secret),
      previous_secret: until ? old.secret : null,
      previous_valid_until: until,
      updated_on: ctx.now,
    };
    await updateHook(ctx.db, row);
    ctx.emit(webhookUpdate, { propertyId, payload: presentHook(row, ctx.now) });
    return { secret, ...(until ? { previousSecretValidUntil: until.toISOString() } : {}) };
  },
});
