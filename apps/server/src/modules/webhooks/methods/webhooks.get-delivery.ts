// webhooks.get-delivery: one delivery with its body and every try.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { findAttempts, findDelivery } from "../deliveries.store.ts";
import { scopesAt } from "../webhooks.actions.ts";
import { exportedEvents } from "../webhooks.catalogue.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { DeliveryDetails, presentAttempt, presentDelivery } from "../webhooks.resource.ts";
import { mayRead } from "../webhooks.rules.ts";

export default defineMethod({
  name: "webhooks.get-delivery",
  summary: "Show a delivery: what was sent, and what came back at each try.",
  description:
    "Signatures are not kept: whoever knows the secret can make them again from `body`. That is shown to whoever may subscribe to the event or read such things anyway.",
  scopes: ["webhooks_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), hookId: Id("webhook"), deliveryId: Id("delivery") }),
  result: DeliveryDetails,
  errors: webhooksErrors.pick("not_found"),
  example: (world) => ({
    propertyId: world.property.id,
    hookId: world.webhook.id,
    deliveryId: world.delivery.id,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, deliveryId }) {
    const [row, attempts] = await Promise.all([
      findDelivery(ctx.db, propertyId, hookId, deliveryId),
      findAttempts(ctx.db, propertyId, deliveryId),
    ]);
    if (!row) return ctx.fail("not_found");
    const readable = mayRead(row.event, exportedEvents, scopesAt(ctx, propertyId));
    return {
      ...presentDelivery(row),
      ...(readable ? { body: row.body } : {}),
      attempts: attempts.map(presentAttempt),
    };
  },
});
