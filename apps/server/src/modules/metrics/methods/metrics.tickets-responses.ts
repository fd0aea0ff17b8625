// metrics.tickets-responses: how often agents answered, and how soon first.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { given } from "../chat-count.rules.ts";
import { metricsInput, TicketResponses } from "../metrics.resource.ts";
import { countTickets } from "../tickets.actions.ts";

export default defineMethod({
  name: "metrics.tickets-responses",
  summary: "Count the answers of agents to tickets, and how long the first ones took.",
  description:
    "An answer counts with who wrote it. Days, filters and groupings are those of [metrics.chats](/docs/methods/metrics.chats); [Metrics](/docs/metrics) says what each figure means.",
  scopes: ["metrics_read"],
  effect: "read",
  params: strict(metricsInput),
  result: TicketResponses,
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
      facts: ["response", "first-response"],
      timed: "first-response",
      present: ({ count, timed, medianSeconds, p90Seconds }) => ({
        responses: count,
        firstResponses: timed,
        ...given("firstResponseMedianSeconds", medianSeconds),
        ...given("firstResponseP90Seconds", p90Seconds),
      }),
    }),
});
