// The ledger under concurrent writers: nothing lost, and what belongs together in order.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../testing/ledger.ts";
import { withServer } from "../testing/server.ts";
import { type Database, inTransaction, sql } from "./db.ts";
import { appendEvents, type Cursor, drawnSince, type LedgerRow, readLedger } from "./ledger.ts";

const WRITERS = 16;
const EACH = 40;

suite("the ledger", () => {
  const server = withServer({ DATABASE_POOL: "20" });

  /** One write: counts up at a property, holds the transaction open for a moment, and tells the count. */
  function write(db: Database, propertyId: string, holdMs: number): Promise<void> {
    return inTransaction(db, async (trx) => {
      // Takes its transaction id before it waits for the row, as a call does that wrote something else before.
      await sql`select pg_current_xact_id()`.execute(trx);
      const counted = await sql<{ count: number }>`
        update ledger_test set count = count + 1 where property_id = ${propertyId} returning count`.execute(
        trx,
      );
      await appendEvents(trx, [
        {
          propertyId,
          event: "test:count",
          audience: [],
          payload: { count: counted.rows[0]?.count },
          actorId: null,
          requestId: "test",
          at: new Date(0),
        },
      ]);
      await new Promise((resolve) => setTimeout(resolve, holdMs));
    });
  }

  test("a reader beside sixteen writers loses nothing, repeats nothing, and sees each property in order", async () => {
    await readBesideWriters({});
  });

  test("so does one that sets its next mark as it reads", async () => {
    await readBesideWriters({ ahead: true });
  });

  async function readBesideWriters(how: { ahead?: boolean }): Promise<void> {
    const { db } = server.database;
    const properties = ["a", "b", "c", "d"];
    await sql`drop table if exists ledger_test`.execute(db);
    await sql`create table ledger_test (property_id text primary key, count int not null)`.execute(db);
    for (const id of properties) await sql`insert into ledger_test values (${id}, 0)`.execute(db);

    let { next: cursor }: { next: Cursor } = await readAll(db);
    const seen: LedgerRow[] = [];
    const read = async (limit: number) => {
      const page = await readLedger(db, cursor, limit, how);
      seen.push(...page.rows);
      cursor = page.next;
    };

    let writing = true;
    const writers = Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let i = 0; i < EACH; i++)
          await write(db, properties[(writer + i) % properties.length] as string, (writer * 7 + i * 3) % 7);
      }),
    ).finally(() => {
      writing = false;
    });
    while (writing) await read(7);
    await writers;
    seen.push(...(await readAll(db, cursor, 50)).rows);

    assert.equal(seen.length, WRITERS * EACH);
    assert.equal(new Set(seen.map((row) => row.id)).size, WRITERS * EACH);
    for (const id of properties) {
      const counts = seen
        .filter((row) => row.propertyId === id)
        .map((row) => (row.payload as { count: number }).count);
      assert.deepEqual(
        counts,
        Array.from({ length: (WRITERS * EACH) / properties.length }, (_, i) => i + 1),
      );
    }
  }

  // PostgreSQL writes every 32nd number of a sequence to its log, and has the one 32 further in the sequence's row while it
  // does. A mark set from that row was ahead of what was drawn, and its reader stepped over up to 32 events, once in some
  // hundred thousand. Here it was seen within seconds.
  test("a mark is never ahead of what was drawn", async () => {
    const { db } = server.database;
    let drawing = true;
    const drawers = Array.from({ length: 6 }, async () => {
      while (drawing)
        await sql`select count(nextval('ledger_id_seq')) from generate_series(1, 400)`.execute(db);
    });
    // The looks of a reader, as many in a second as it takes in minutes.
    const look = drawnSince(0).compile(db).sql.replace("$1", "0");
    const looks = sql.raw(`do $$
      declare highest bigint := 0; mark bigint;
      begin
        for i in 1..300000 loop
          select id into mark from (${look}) as drawn;
          if mark < highest then raise exception 'A mark at %, and a later one at %.', highest, mark; end if;
          highest := mark;
        end loop;
      end $$`);
    try {
      await looks.execute(db);
    } finally {
      drawing = false;
      await Promise.all(drawers);
    }
  });

  test("a reader goes on from any row as from the end of a page", async () => {
    const { db } = server.database;
    const whole = await readAll(db);
    const middle = whole.rows[whole.rows.length >> 1] as LedgerRow;
    const rest = await readAll(db, { id: middle.id });
    assert.deepEqual(
      rest.rows.map((row) => row.id),
      whole.rows.slice((whole.rows.length >> 1) + 1).map((row) => row.id),
    );
    assert.deepEqual((await readAll(db, whole.next)).rows, []);
  });

  test("an open transaction holds back what comes after it, and only while it is open", async () => {
    const { db } = server.database;
    const { next } = await readAll(db);
    let close = () => {};
    const opened = new Promise<void>((resolve) => {
      close = resolve;
    });
    const entry = (event: string) => ({
      propertyId: "x",
      event,
      audience: [],
      payload: {},
      actorId: null,
      requestId: "test",
      at: new Date(0),
    });
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = inTransaction(db, async (trx) => {
      await appendEvents(trx, [entry("test:slow")]);
      begun();
      await opened;
    });
    await started;
    await inTransaction(db, (trx) => appendEvents(trx, [entry("test:quick")]));
    const held = await readLedger(db, next, 100);
    assert.deepEqual(held.rows, []);
    close();
    await slow;
    const after = await readAll(db, held.next);
    assert.deepEqual(
      after.rows.map((row) => row.event),
      ["test:slow", "test:quick"],
    );
  });

  test("a transaction whose failure was passed over is not reported as done", async () => {
    const { db } = server.database;
    const lost = inTransaction(db, async (trx) => {
      await sql`insert into ledger_test values ('a', 0)`.execute(trx).catch(() => undefined);
    });
    await assert.rejects(lost, /rolled back/);
  });
});
