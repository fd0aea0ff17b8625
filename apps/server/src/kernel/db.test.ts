// What a broken connection leaves behind: a word for the log, and a pool that goes on.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";
import { type BrokenConnection, inTransaction, openDatabase, sql } from "./db.ts";

suite("a connection that breaks", () => {
  const server = withServer();

  test("is told once, by message and code alone, and replaced", async () => {
    const told: BrokenConnection[] = [];
    let tell = () => {};
    const heard = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const { db, close } = openDatabase({
      connectionString: String(server.database.pool.options.connectionString),
      poolSize: 1,
      named: true,
      connectMs: 60_000,
      onError(broken) {
        told.push(broken);
        tell();
      },
    });
    const mine = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await sql`select pg_terminate_backend(${mine.rows[0]?.pid}::int)`.execute(server.database.db);
    await heard;
    assert.equal((await sql`select 1`.execute(db)).rows.length, 1);
    await close();
    assert.deepEqual(told, [
      { message: "terminating connection due to administrator command", code: "57P01" },
    ]);
  });

  test("is closed when an answer did not come in time: the next call is no part of what may still run", async () => {
    const { db, close } = openDatabase({
      connectionString: String(server.database.pool.options.connectionString),
      poolSize: 1,
      named: true,
      connectMs: 60_000,
      queryMs: 500,
      onError: () => {},
    });
    await sql`create table late (word text)`.execute(server.database.db);
    const slow = inTransaction(db, async (trx) => {
      await sql`insert into late values (${"never"})`.execute(trx);
      await sql`select pg_sleep(${2})`.execute(trx);
    });
    await assert.rejects(slow, /Query read timeout/);
    await sql`insert into late values (${"kept"})`.execute(db);
    const held = await sql`select from pg_stat_activity where datname = current_database()
      and state = 'idle in transaction'`.execute(server.database.db);
    const words = await sql<{ word: string }>`select word from late`.execute(server.database.db);
    await close();
    assert.deepEqual(words.rows, [{ word: "kept" }]);
    assert.equal(held.rows.length, 0);
  });
});
