// Kept replies at the level of the table: claims, other bodies, sweeping.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";
import { inTransaction, sql } from "./db.ts";
import { Refusal } from "./error.ts";
import { claim, type IdempotentCall, keep, sweepKeptReplies } from "./idempotency.ts";

suite("kept replies", () => {
  const server = withServer();
  const call = (key: string, body = "{}"): IdempotentCall => ({
    callerId: "caller",
    key,
    method: "keys.create",
    body: Buffer.from(body),
  });
  const now = new Date(Date.UTC(2026, 10, 2, 9));
  const claimed = (one: IdempotentCall, at = now) =>
    inTransaction(server.database.db, (trx) => claim(trx, server.app.house.vault, one, at));
  const kept = (one: IdempotentCall, body: string) =>
    inTransaction(server.database.db, (trx) =>
      keep(trx, server.app.house.vault, one, { status: 200, body }, now),
    );
  const isConflict = (message: string) => (error: unknown) =>
    error instanceof Refusal && error.code === "conflict" && error.message === message;

  test("a claim finds what was kept under its key, and refuses another body", async () => {
    assert.equal(await claimed(call("a")), undefined);
    await kept(call("a"), "reply");
    assert.deepEqual(await claimed(call("a")), { status: 200, body: "reply" });
    await assert.rejects(claimed(call("a", '{"x":1}')), isConflict("idempotency_key_reused"));
    await assert.rejects(
      claimed({ ...call("a"), method: "keys.delete" }),
      isConflict("idempotency_key_reused"),
    );
    assert.equal(await claimed({ ...call("a"), callerId: "another" }), undefined);
  });

  test("a claim is refused while another transaction holds it, and free when that one failed", async () => {
    const { db } = server.database;
    const failing = inTransaction(db, async (trx) => {
      await claim(trx, server.app.house.vault, call("b"), now);
      await assert.rejects(claimed(call("b")), isConflict("idempotency_key_in_flight"));
      assert.equal(await claimed(call("c")), undefined);
      throw new Error("the first call broke");
    });
    await assert.rejects(failing, /broke/);
    assert.equal(await claimed(call("b")), undefined);
  });

  test("what is a day old is not found, may be kept anew, and is swept away", async () => {
    const { db } = server.database;
    const tomorrow = new Date(now.getTime() + 86_400_000);
    await kept(call("d"), "old");
    assert.equal(await claimed(call("d"), tomorrow), undefined);
    await kept(call("d"), "new");
    assert.equal((await claimed(call("d")))?.body, "new");
    await sweepKeptReplies(db, new Date(tomorrow.getTime() + 1));
    const left = await sql<{ count: number }>`select count(*) as count from idempotency_keys`.execute(db);
    assert.equal(left.rows[0]?.count, 0);
  });
});
