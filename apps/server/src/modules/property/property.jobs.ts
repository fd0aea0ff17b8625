// Emptying the bin: what lay in it for 30 days is gone for good, with everything that belonged to it.

import { inTransaction } from "../../kernel/db.ts";
import { defineJob, type Schedule } from "../../kernel/define.ts";
import { eraseEvents } from "../../kernel/ledger.ts";
import { strict } from "../../kernel/schema.ts";
import { binHorizon } from "./property.rules.ts";
import { deleteProperty, findDeletedProperties } from "./property.store.ts";

export const propertyPurge = defineJob({
  name: "property.purge",
  payload: strict({}),
  maxAttempts: 5,
  async run(ctx) {
    const before = binHorizon(ctx.now);
    // One at a time: a large property must not hold up the others, nor a failure undo them.
    for (const propertyId of await findDeletedProperties(ctx.db, before))
      await inTransaction(ctx.db, async (db) => {
        await deleteProperty(db, propertyId, before);
        await eraseEvents(db, propertyId);
      });
  },
});

export const schedules: readonly Schedule[] = [{ job: propertyPurge, cron: "17 3 * * *" }];
