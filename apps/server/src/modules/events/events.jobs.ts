// The stream reaches back some days. Events name people: who was deleted is in none of them after that.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { forgetEvents } from "../../kernel/ledger.ts";
import { strict } from "../../kernel/schema.ts";

/** Rows per statement: none of them holds up others for long. */
const AT_ONCE = 2_000;

export const eventsPurge = defineJob({
  name: "events.purge",
  payload: strict({}),
  maxAttempts: 5,
  async run(ctx) {
    const before = new Date(ctx.now.getTime() - ctx.config.eventLogDays * 86_400_000);
    while ((await forgetEvents(ctx.db, before, AT_ONCE)) === AT_ONCE);
  },
});

export const schedules: readonly Schedule[] = [{ job: eventsPurge, cron: "17 4 * * *" }];
