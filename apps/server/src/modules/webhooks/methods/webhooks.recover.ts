// webhooks.recover: after an outage, turn a webhook on again and send all that failed.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, TimeInput, Type } from "../../../kernel/schema.ts";
import { eventsOf, sendAgain } from "../deliveries.store.ts";
import { checkHearing, lockExistingHook } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { webhookUpdate } from "../webhooks.events.ts";
import { presentHook } from "../webhooks.resource.ts";
import { clearFailing, updateHook } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.recover",
  summary:
    "Send everything that failed since a moment, and turn the webhook on where the server had turned it off.",
  description:
    "What happened while the server had it turned off is among it. Deliveries that ended longer ago than the log is kept are gone.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    startDate: TimeInput("Events that happened then or later."),
  }),
  result: strict({ count: Type.Integer({ minimum: 0, description: "Exactly how many are sent again." }) }),
  errors: webhooksErrors.pick("not_found", "webhook_off"),
  emits: [webhookUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    hookId: world.webhook.id,
    startDate: "2026-11-01T00:00:00Z",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, startDate }) {
    const hook = await lockExistingHook(ctx, propertyId, hookId);
    const some = { propertyId, hookId, which: { failedSince: new Date(startDate) } };
    checkHearing(ctx, propertyId, [...hook.events, ...(await eventsOf(ctx.db, some))]);
    if (!hook.enabled) {
      if (!hook.disabled_because) return ctx.fail("webhook_off");
      const row = {
        ...hook,
        enabled: true,
        disabled_because: null,
        disabled_on: null,
        failing_since: null,
        updated_on: ctx.now,
      };
      await updateHook(ctx.db, row);
      await clearFailing(ctx.db, propertyId, hookId);
      ctx.emit(webhookUpdate, { propertyId, payload: presentHook(row, ctx.now) });
    }
    return { count: await sendAgain(ctx.db, { ...some, now: ctx.now }) };
  },
});
