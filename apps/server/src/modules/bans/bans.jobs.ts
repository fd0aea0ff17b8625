// Bans that ended some time ago leave the list.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict } from "../../kernel/schema.ts";
import { purgeBans } from "./bans.store.ts";

const LISTED_DAYS = 30;

export const bansPurge = defineJob({
  name: "bans.purge",
  payload: strict({}),
  maxAttempts: 5,
  transaction: true,
  run: (ctx) => purgeBans(ctx.db, new Date(ctx.now.getTime() - LISTED_DAYS * 86_400_000)),
});

export const schedules: readonly Schedule[] = [{ job: bansPurge, cron: "23 4 * * *" }];
