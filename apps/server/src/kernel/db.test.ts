// What a broken connection leaves behind: a word for the log, and a pool that goes on.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";
import { type BrokenConnection, openDatabase, sql } from "./db.ts";

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
});
