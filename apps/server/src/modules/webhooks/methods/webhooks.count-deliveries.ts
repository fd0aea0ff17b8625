// webhooks.count-deliveries: how deliveries fared, hour by hour or day by day.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, TimeInput, Type } from "../../../kernel/schema.ts";
import { isTimeZone } from "../../property/index.ts";
import { countDeliveries } from "../deliveries.store.ts";
import { DeliveryCount, presentCount } from "../webhooks.resource.ts";
import { problemOfSpan } from "../webhooks.rules.ts";

export default defineMethod({
  name: "webhooks.count-deliveries",
  summary: "Count deliveries by hour or by day, and by what became of them.",
  description:
    "By when the event happened. The first row begins at the hour or day that `startDate` lies in, and there is a row for every one until `endDate`, empty ones included; 1,000 rows at most.",
  scopes: ["webhooks_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    hookId: Type.Optional(Id("webhook")),
    startDate: TimeInput("Only events that happened then or later."),
    endDate: TimeInput("Only events that happened before."),
    interval: OneOf(["hour", "day"], "What a row stands for."),
    timezone: Type.Optional(
      Type.String({
        maxLength: 64,
        description: "Time zone in which hours and days begin; UTC when absent.",
      }),
    ),
  }),
  result: strict({ rows: Type.Array(DeliveryCount, { description: "In the order of time." }) }),
  example: (world) => ({
    propertyId: world.property.id,
    startDate: "2026-11-02T00:00:00Z",
    endDate: "2026-11-02T12:00:00Z",
    interval: "hour" as const,
    timezone: "Europe/Rome",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, startDate, endDate, interval, timezone = "UTC" }) {
    if (!isTimeZone(timezone))
      return ctx.invalid("timezone", "must be a name of the IANA time zone database, such as Europe/Rome");
    const span = { from: new Date(startDate), until: new Date(endDate), interval };
    const problem = problemOfSpan(span);
    if (problem) return ctx.invalid("endDate", problem);
    const rows = await countDeliveries(ctx.db, { propertyId, hookId, ...span, timezone });
    return { rows: rows.map(presentCount) };
  },
});
