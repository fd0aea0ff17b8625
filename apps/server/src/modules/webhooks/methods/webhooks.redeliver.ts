// webhooks.redeliver: send some deliveries once more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { eventsOf, sendAgain } from "../deliveries.store.ts";
import { checkHearing, lockExistingHook } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";

export default defineMethod({
  name: "webhooks.redeliver",
  summary: "Send deliveries again, whether they failed or arrived.",
  description:
    "Each begins a new run of tries with the same body and event id. Those that still wait are left as they are and not counted.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    deliveryIds: Type.Array(Id("delivery"), {
      minItems: 1,
      maxItems: 1000,
      uniqueItems: true,
      description: "Which ones.",
    }),
  }),
  result: strict({ count: Type.Integer({ minimum: 0, description: "How many are sent again." }) }),
  errors: webhooksErrors.pick("not_found", "webhook_off"),
  example: (world) => ({
    propertyId: world.property.id,
    hookId: world.webhook.id,
    deliveryIds: [world.delivery.id],
  }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, deliveryIds }) {
    const hook = await lockExistingHook(ctx, propertyId, hookId);
    if (!hook.enabled) return ctx.fail("webhook_off");
    const some = { propertyId, hookId, which: { ids: deliveryIds } };
    checkHearing(ctx, propertyId, await eventsOf(ctx.db, some));
    return { count: await sendAgain(ctx.db, { ...some, now: ctx.now }) };
  },
});
