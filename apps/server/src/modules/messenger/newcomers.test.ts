// What writing new visitors in batches promises each of them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { inTransaction, sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";
import { writeNewcomer } from "./newcomers.ts";

suite("New visitors", () => {
  const server = withServer();

  const arrive = (n: number, propertyId = server.world.property.id) => {
    const visitorId = `newcomer-${n}`.padEnd(21, "x");
    const at = { property_id: propertyId, visitor_id: visitorId };
    return {
      now: new Date(server.clock.nowMs()),
      newcomer: { ...at, name: `V${n}`, ip: "198.51.100.9", country_code: null },
      token: { ...at, token_hash: `hash of ${visitorId}`, widget_id: "default" },
    };
  };

  const count = async (db = server.database.db) => {
    const result = await sql<{ count: number }>`select count(*)::int as count from visitors v
      join visitor_tokens t using (property_id, visitor_id) where v.visitor_id like 'newcomer-%'`.execute(db);
    return result.rows[0]?.count;
  };

  test("who come at once are written together, in fewer transactions than there are of them", async () => {
    const { db } = server.database;
    const xid = async () =>
      (await sql<{ xid: number }>`select pg_current_xact_id()::text::bigint as xid`.execute(db)).rows[0]
        ?.xid ?? 0;
    const before = await xid();
    await Promise.all(Array.from({ length: 450 }, (_, n) => writeNewcomer(db, arrive(n))));
    assert.equal(await count(), 450);
    assert.ok((await xid()) - before < 100);
  });

  test("one who cannot be written fails alone", async () => {
    const { db } = server.database;
    const nowhere = "5f00000000000000000000ee";
    const all = [1000, 1001, 1002, 1003].map((n) =>
      writeNewcomer(db, n === 1002 ? arrive(n, nowhere) : arrive(n)),
    );
    const ends = (await Promise.allSettled(all)).map(({ status }) => status);
    assert.deepEqual(ends, ["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    assert.equal(await count(), 453);
  });

  test("within a transaction they come and go with it", async () => {
    await inTransaction(server.database.db, async (trx) => {
      await writeNewcomer(trx, arrive(2000));
      assert.equal(await count(trx), 454);
      throw new Error("Rolled back.");
    }).catch(() => {});
    assert.equal(await count(), 453);
  });
});
