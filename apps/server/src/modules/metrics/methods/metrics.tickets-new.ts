// metrics.tickets-new: how many tickets were made.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { metricsInput, NewTickets } from "../metrics.resource.ts";
import { countTickets } from "../tickets.actions.ts";

export default defineMethod({
  name: "metrics.tickets-new",
  summary: "Count the tickets that were made on some days.",
  description:
    "A ticket counts with the agent or department whose it was when it was made. Days, filters and groupings are those of [metrics.chats](/docs/methods/metrics.chats); [Metrics](/docs/metrics) says what each figure means.",
  scopes: ["metrics_read"],
  effect: "read",
  params: strict(metricsInput),
  result: NewTickets,
  example: (world) => ({
    propertyId: world.property.id,
    startDate: "2026-10-26",
    endDate: "2026-11-02",
    timezone: "Europe/Rome",
    interval: "week" as const,
    groupBy: "department" as const,
  }),
  since: "0.1",
  handler: (ctx, question) =>
    countTickets(ctx, question, { facts: ["new"], present: ({ count }) => ({ tickets: count }) }),
});
