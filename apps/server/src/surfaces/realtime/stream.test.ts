// Ten thousand visitors on one process, and agents who must not feel them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { pino } from "pino";
import { inTransaction } from "../../kernel/db.ts";
import { appendEvents } from "../../kernel/ledger.ts";
import { createLog } from "../../kernel/log.ts";
import { withServer } from "../../testing/server.ts";
import type { Line } from "./follower.ts";
import { type FrameOf, LedgerStream, type Listener } from "./stream.ts";
import { VisitorFollower } from "./visitor-follower.ts";

const VISITORS = 10_000;

suite("The stream of the ledger", () => {
  const server = withServer();

  /** Something is written at the world's property. */
  async function happen(event: string, audience: readonly string[]): Promise<void> {
    const propertyId = server.world.property.id;
    await inTransaction(server.database.db, (trx) =>
      appendEvents(trx, [
        { propertyId, event, audience, payload: {}, actorId: null, requestId: "test", at: new Date(0) },
      ]),
    );
  }

  test("hands an event of one chat to its own listeners, and one of the property to agents first and others in turns", async () => {
    const { db } = server.database;
    const propertyId = server.world.property.id;
    const agentKey = `property:${propertyId}:chat_history_read`;
    const stream = new LedgerStream({ db, log: createLog("silent") });
    await stream.hold();
    let heard: string[] = [];
    let framed = 0;
    const frameOf: FrameOf = () => {
      framed++;
      return Buffer.alloc(0);
    };
    const listen = (name: string, keys: readonly string[]) => {
      const listener: Listener = { keys, propertyId, frameOf, hear: () => heard.push(name) };
      assert.ok(stream.attach(listener, stream.position));
      return listener;
    };
    const all = Array.from({ length: VISITORS }, (_, n) =>
      listen(`visitor ${n}`, [`visitors:${propertyId}`, `visitor:${n}`, `chat:${n}`]),
    );
    all.push(listen("agent", [agentKey]));
    const write = async (event: string, audience: readonly string[]) => {
      await happen(event, audience);
      stream.wake();
    };
    const until = async (count: number) => {
      for (let look = 0; heard.length < count; look++) {
        assert.ok(look < 4_000, `${heard.length} of ${count} heard it`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };

    for (let n = 0; n < 50; n++) await write("chat:message", [agentKey, `chat:${n}`]);
    await until(100);
    assert.deepEqual(heard, Array.from({ length: 50 }, (_, n) => ["agent", `visitor ${n}`]).flat());
    assert.equal(framed, 50, "a frame is made once for all who hear it");

    heard = [];
    framed = 0;
    let turns = 0;
    const turn = () => {
      if (heard.length > 0) turns++;
      if (heard.length <= VISITORS) setImmediate(turn);
    };
    setImmediate(turn);
    await write("widget:update", [agentKey, `visitors:${propertyId}`]);
    await until(VISITORS + 1);
    assert.equal(heard[0], "agent");
    assert.equal(new Set(heard).size, VISITORS + 1);
    assert.equal(framed, 1);
    assert.ok(turns >= 10, "others had their turns in between");
    for (const one of all) stream.detach(one);
    stream.release();
    await stream.stop();
  });

  test("goes on when a listener cannot take a row, and tells the others", async () => {
    const { db } = server.database;
    const propertyId = server.world.property.id;
    const stream = new LedgerStream({ db, log: createLog("silent") });
    await stream.hold();
    const heard: string[] = [];
    const keys = [`property:${propertyId}:x`];
    const broken = () => {
      throw new Error("A payload of a newer version");
    };
    const listeners: readonly Listener[] = [
      { keys, propertyId, frameOf: broken, hear: () => heard.push("never") },
      { keys, propertyId, frameOf: () => undefined, hear: broken },
      { keys, propertyId, frameOf: () => undefined, hear: ({ event }) => heard.push(event) },
    ];
    for (const one of listeners) assert.ok(stream.attach(one, stream.position));
    for (const event of ["first", "second"]) await happen(event, keys);
    stream.wake();
    for (let look = 0; heard.length < 2 && look < 4_000; look++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(heard, ["first", "second"]);
    for (const one of listeners) stream.detach(one);
    stream.release();
    await stream.stop();
  });

  test("says once when a transaction that does not end holds news back, and goes on after it", async () => {
    const { db } = server.database;
    const propertyId = server.world.property.id;
    const key = `property:${propertyId}:y`;
    const said: string[] = [];
    const log = pino({ level: "warn" }, { write: (line) => said.push(line) });
    const stream = new LedgerStream({ db, log, stuckMs: 100 });
    await stream.hold();
    const heard: string[] = [];
    const listener: Listener = {
      keys: [key],
      propertyId,
      frameOf: () => undefined,
      hear: ({ event }) => heard.push(event),
    };
    assert.ok(stream.attach(listener, stream.position));
    await inTransaction(db, async (trx) => {
      await sql`select pg_current_xact_id()`.execute(trx);
      await happen("held", [key]);
      stream.wake();
      for (let look = 0; said.length < 1 && look < 1_000; look++) await sleep(5);
      await sleep(300);
      assert.deepEqual(heard, []);
    });
    for (let look = 0; heard.length < 1 && look < 1_000; look++) await sleep(5);
    assert.deepEqual(heard, ["held"]);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /pg_stat_activity/);
    stream.detach(listener);
    stream.release();
    await stream.stop();
  });

  test("what may end a visitor's line is heard from the table as it is live", async () => {
    const { db } = server.database;
    const propertyId = server.world.property.id;
    const key = `property:${propertyId}:bans_read`;
    const stream = new LedgerStream({ db, log: createLog("silent") });
    await stream.hold();
    const after = stream.position;
    await happen("ban:create", [key]);
    stream.wake();
    for (let look = 0; stream.position === after && look < 4_000; look++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const line: Line = { closing: false, unread: 0, send() {}, tooSlow() {}, failed: assert.fail };
    const follower = new VisitorFollower({ line, stream, db, frameOf: () => undefined });
    const turns: string[] = [];
    follower.onTurn = ({ event }) => turns.push(event);
    await follower.go({ hearing: { within: [propertyId], whole: [], keys: [key] }, propertyId, after });
    assert.deepEqual(turns, ["ban:create"]);
    follower.stop();
    stream.release();
    await stream.stop();
  });
});
