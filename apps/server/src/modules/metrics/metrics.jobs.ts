// What time does to metrics: days that are over are packed.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict } from "../../kernel/schema.ts";
import { packDays } from "./pack.actions.ts";

export const metricsPack = defineJob({
  name: "metrics.pack",
  payload: strict({}),
  maxAttempts: 1,
  run: (ctx) => packDays(ctx.db, ctx.now),
});

export const schedules: readonly Schedule[] = [{ job: metricsPack, cron: "23 * * * *" }];
