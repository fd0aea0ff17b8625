// metrics.tickets-reopened: how often closed tickets were opened again.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { metricsInput, ReopenedTickets } from "../metrics.resource.ts";
import { countTickets } from "../tickets.actions.ts";

export default defineMethod({
  name: "metrics.tickets-reopened",
  summary: "Count how often closed tickets were opened again.",
  description:
    "It counts with whose the ticket was then. Days, filters and groupings are those of [metrics.chats](/docs/methods/metrics.chats); [Metrics](/docs/metrics) says what each figure means.",
  scopes: ["metrics_read"],
  effect: "read",
  params: strict(metricsInput),
  result: ReopenedTickets,
  example: (world) => ({
    propertyId: world.property.id,
    startDate: "2026-10-26",
    endDate: "2026-11-02",
    timezone: "Europe/Rome",
    interval: "week" as const,
    groupBy: "tag" as const,
  }),
  since: "0.1",
  handler: (ctx, question) =>
    countTickets(ctx, question, { facts: ["reopened"], present: ({ count }) => ({ reopened: count }) }),
});
