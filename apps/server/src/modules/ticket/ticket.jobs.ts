// What lay in the bin for its days is gone for good.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict } from "../../kernel/schema.ts";
import { binHorizon } from "../chat/index.ts";
import { purgeTickets } from "./ticket.store.ts";

/** Tickets per statement: none of them holds up others for long. */
const AT_ONCE = 500;

export const ticketPurge = defineJob({
  name: "ticket.purge",
  payload: strict({}),
  maxAttempts: 5,
  async run(ctx) {
    while ((await purgeTickets(ctx.db, binHorizon(ctx.now), AT_ONCE)) === AT_ONCE);
  },
});

export const schedules: readonly Schedule[] = [{ job: ticketPurge, cron: "47 3 * * *" }];
