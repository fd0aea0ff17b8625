// webhooks.test: send an example, to see whether it arrives. (A file that ends in .test.ts would be taken for a test.)

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { propertyNames } from "../../property/index.ts";
import { insertDeliveries } from "../deliveries.store.ts";
import { existingHook } from "../webhooks.actions.ts";
import { sampleBody } from "../webhooks.catalogue.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { Delivery, presentDelivery } from "../webhooks.resource.ts";

export default defineMethod({
  name: "webhooks.test",
  summary: "Send an example of an event to a webhook.",
  description:
    "It goes the way of every delivery, signature and retries included, whether or not the webhook hears of the event; its event id begins with `test_`. Look at webhooks.get-delivery for what came of it.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    event: Type.Optional(
      Type.String({ maxLength: 80, description: "Name of the event; chat:start when absent." }),
    ),
  }),
  result: Delivery,
  errors: webhooksErrors.pick("not_found", "webhook_off"),
  example: (world) => ({ propertyId: world.property.id, hookId: world.webhook.id }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, event = "chat:start" }) {
    const hook = await existingHook(ctx, propertyId, hookId);
    if (!hook.enabled) return ctx.fail("webhook_off");
    const name = (await propertyNames(ctx.db, [propertyId])).get(propertyId) ?? "";
    const body = sampleBody(event, { at: ctx.now, property: { id: propertyId, name } });
    if (body === undefined) return ctx.invalid("event", "must be an event of the event catalogue");
    const row = {
      property_id: propertyId,
      hook_id: hookId,
      delivery_id: ctx.newId(),
      event_id: `test_${ctx.newId()}`,
      event,
      happened_on: ctx.now,
      chat_id: null,
      body: JSON.stringify(body),
      status: "pending" as const,
      tries: 0,
      attempts: 0,
      run_began_on: ctx.now,
      due_on: ctx.now,
      ended_on: null,
      status_code: null,
      error: null,
    };
    await insertDeliveries(ctx.db, [row]);
    return presentDelivery(row);
  },
});
