// Housekeeping once a day: what has expired is not kept.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { sweepKeptReplies } from "../../kernel/idempotency.ts";
import { strict } from "../../kernel/schema.ts";
import { deleteForgottenFailures } from "./lockout.store.ts";
import { deleteExpiredSessions } from "./session.store.ts";
import { deleteExpiredTokens } from "./token.store.ts";

export const accountSweep = defineJob({
  name: "account.sweep",
  payload: strict({}),
  maxAttempts: 3,
  async run(ctx) {
    await deleteExpiredSessions(ctx.db, ctx.now);
    await deleteExpiredTokens(ctx.db, ctx.now);
    await deleteForgottenFailures(ctx.db, ctx.now);
    await sweepKeptReplies(ctx.db, ctx.now);
  },
});

export const schedules: readonly Schedule[] = [{ job: accountSweep, cron: "17 3 * * *" }];
