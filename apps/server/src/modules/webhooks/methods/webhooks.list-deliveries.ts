// webhooks.list-deliveries: what was sent, what waits, and what failed.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, TimeInput, Type } from "../../../kernel/schema.ts";
import { listDeliveries } from "../deliveries.store.ts";
import { Delivery, DeliveryStatus, presentDelivery } from "../webhooks.resource.ts";

export default defineMethod({
  name: "webhooks.list-deliveries",
  summary: "List the deliveries of a property's webhooks, the newest first.",
  description: "Those that have ended are kept for 30 days, or as long as the server's owner has set.",
  scopes: ["webhooks_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    hookId: Type.Optional(Id("webhook")),
    status: Type.Optional(DeliveryStatus),
    event: Type.Optional(Type.String({ maxLength: 80, description: "Name of an event." })),
    startDate: Type.Optional(TimeInput("Only events that happened then or later.")),
    endDate: Type.Optional(TimeInput("Only events that happened then or before.")),
    ...paging,
  }),
  result: Delivery,
  example: (world) => ({ propertyId: world.property.id, status: "failed" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, status, event, startDate, endDate, size = 50, offset = 0 }) {
    const { total, rows } = await listDeliveries(
      ctx.db,
      {
        propertyId,
        hookId,
        status,
        event,
        from: startDate === undefined ? undefined : new Date(startDate),
        until: endDate === undefined ? undefined : new Date(endDate),
      },
      { size, offset },
    );
    return { total, items: rows.map(presentDelivery) };
  },
});
