// webhooks.get: one webhook.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { existingHook } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { Hook, presentHook } from "../webhooks.resource.ts";

export default defineMethod({
  name: "webhooks.get",
  summary: "Show a webhook.",
  description: "Without its secret, which webhooks.create and webhooks.rotate-secret show once.",
  scopes: ["webhooks_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), hookId: Id("webhook") }),
  result: Hook,
  errors: webhooksErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, hookId: world.webhook.id }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId }) {
    return presentHook(await existingHook(ctx, propertyId, hookId), ctx.now);
  },
});
