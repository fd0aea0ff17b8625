// Ten thousand visitors on one process, and agents who must not feel them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { inTransaction } from "../../kernel/db.ts";
import { appendEvents } from "../../kernel/ledger.ts";
import { createLog } from "../../kernel/log.ts";
import { withServer } from "../../testing/server.ts";
import { type FrameOf, LedgerStream, type Listener } from "./stream.ts";

const VISITORS = 10_000;

suite("The stream of the ledger", () => {
  const server = withServer();

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
      await inTransaction(db, (trx) =>
        appendEvents(trx, [
          { propertyId, event, audience, payload: {}, actorId: null, requestId: "test", at: new Date(0) },
        ]),
      );
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
});
