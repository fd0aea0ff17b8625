// What goes away by itself: files nobody uploaded or sent in time, objects whose file is gone, and what a killed process
// left half written.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict } from "../../kernel/schema.ts";
import { sweepIncoming } from "./disk.ts";
import { deleteExpired, deleteLeftover, findLeftovers } from "./files.store.ts";
import { storageOf } from "./storage.ts";

const HOUR_MS = 3_600_000;
const AT_ONCE = 500;

/** Safe to repeat: an object that is gone already is as good as removed. */
export const filesPurge = defineJob({
  name: "files.purge",
  payload: strict({}),
  maxAttempts: 3,
  async run(ctx) {
    const storage = storageOf(ctx.config);
    const hourAgo = new Date(ctx.now.getTime() - HOUR_MS);
    // Later than their time, for uploads that began in time.
    await deleteExpired(ctx.db, hourAgo);
    for (;;) {
      const keys = await findLeftovers(ctx.db, ctx.now, AT_ONCE);
      for (const key of keys) {
        await storage.remove(key);
        await deleteLeftover(ctx.db, key);
      }
      if (keys.length < AT_ONCE) break;
    }
    await sweepIncoming(ctx.config.dataDir, hourAgo);
  },
});

export const schedules: readonly Schedule[] = [{ job: filesPurge, cron: "*/10 * * * *" }];
