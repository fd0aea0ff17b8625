// webhooks.delete: nobody is told any more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { webhookDelete } from "../webhooks.events.ts";
import { webhooksForget } from "../webhooks.jobs.ts";
import { deleteHook } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.delete",
  summary: "Delete a webhook with all that waits for it and the log of its deliveries.",
  scopes: ["webhooks_manage"],
  effect: "write",
  aliases: ["webhooks.remove"],
  params: strict({ propertyId: Id("property"), hookId: Id("webhook") }),
  result: strict({}),
  errors: webhooksErrors.pick("not_found"),
  emits: [webhookDelete],
  example: (world) => ({ propertyId: world.property.id, hookId: world.webhook.id }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId }) {
    if (!(await deleteHook(ctx.db, propertyId, hookId))) return ctx.fail("not_found");
    await ctx.enqueue(webhooksForget, { propertyId, hookId });
    ctx.emit(webhookDelete, { propertyId, payload: { propertyId, hookId } });
    return {};
  },
});
