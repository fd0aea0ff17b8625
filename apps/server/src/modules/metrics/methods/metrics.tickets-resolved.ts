// metrics.tickets-resolved: how many tickets were closed, and how soon.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { given } from "../chat-count.rules.ts";
import { metricsInput, ResolvedTickets } from "../metrics.resource.ts";
import { countTickets } from "../tickets.actions.ts";

export default defineMethod({
  name: "metrics.tickets-resolved",
  summary: "Count the tickets that were closed on some days, and how long they took.",
  description:
    "It counts with whose the ticket was then; a ticket that was closed twice counts twice. Days, filters and groupings are those of [metrics.chats](/docs/methods/metrics.chats); [Metrics](/docs/metrics) says what each figure means.",
  scopes: ["metrics_read"],
  effect: "read",
  params: strict(metricsInput),
  result: ResolvedTickets,
  example: (world) => ({
    propertyId: world.property.id,
    startDate: "2026-10-26",
    endDate: "2026-11-02",
    timezone: "Europe/Rome",
    interval: "week" as const,
    groupBy: "agent" as const,
  }),
  since: "0.1",
  handler: (ctx, question) =>
    countTickets(ctx, question, {
      facts: ["resolved"],
      timed: "resolved",
      present: ({ count, medianSeconds, p90Seconds }) => ({
        resolved: count,
        ...given("resolutionMedianSeconds", medianSeconds),
        ...given("resolutionP90Seconds", p90Seconds),
      }),
    }),
});
