// What time does to visits: they end, and are forgotten.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict } from "../../kernel/schema.ts";
import { horizonsAt } from "./session.rules.ts";
import { endVisits, purgeStrangers, purgeVisits } from "./session.store.ts";

export const visitorEndVisits = defineJob({
  name: "visitor.end-visits",
  payload: strict({}),
  maxAttempts: 1,
  transaction: true,
  async run(ctx) {
    await endVisits(ctx.db, horizonsAt(ctx.now));
  },
});

/**
 * Page views go after 90 days, visits after 400; how many there were stays with the visitor. Who is no contact and never
 * wrote goes with their last visit.
 */
export const visitorPurge = defineJob({
  name: "visitor.purge",
  payload: strict({}),
  maxAttempts: 5,
  transaction: true,
  async run(ctx) {
    const horizons = horizonsAt(ctx.now);
    await purgeVisits(ctx.db, horizons);
    await purgeStrangers(ctx.db, horizons.sessions);
  },
});

export const schedules: readonly Schedule[] = [
  { job: visitorEndVisits, cron: "* * * * *" },
  { job: visitorPurge, cron: "11 4 * * *" },
];
