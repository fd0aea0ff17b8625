// metrics.chats: how many chats there were, how they were answered and liked.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { countChats } from "../chats.actions.ts";
import { ChatMetrics, metricsInput } from "../metrics.resource.ts";

export default defineMethod({
  name: "metrics.chats",
  summary: "Count the chats of some days: how many, how they were answered, how they were liked.",
  description:
    "Filters narrow each other down. Days and hours are those of the zone's clock, summer time included: the day it begins has 23 hours, and two buckets of the day it ends have the same name but another offset. What happened a moment ago may take a second to be counted. [Metrics](/docs/metrics) says what each figure means.",
  scopes: ["metrics_read"],
  effect: "read",
  params: strict(metricsInput),
  result: ChatMetrics,
  example: (world) => ({
    propertyId: world.property.id,
    startDate: "2026-10-26",
    endDate: "2026-11-02",
    timezone: "Europe/Rome",
    interval: "week" as const,
    groupBy: "agent" as const,
  }),
  since: "0.1",
  handler: countChats,
});
