// Many writers whose commits take their time, and several readers: every event makes one delivery, in the order of each
// chat.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inTransaction, sql } from "../../kernel/db.ts";
import { systemClock, systemRandom } from "../../kernel/id.ts";
import { appendEvents } from "../../kernel/ledger.ts";
import { createLog } from "../../kernel/log.ts";
import { withServer } from "../../testing/server.ts";
import { openReader } from "./webhooks.reader.ts";

const WRITERS = 16;
const CHATS = 40;
const EVENTS = 10_000;
const LONGEST_MS = 6;

suite("The reader of webhooks", () => {
  const server = withServer({ DATABASE_POOL: String(WRITERS + 6) });

  test("steps over nobody while 16 writers hold their commits back", async () => {
    const { db } = server.database;
    const propertyId = server.world.property.id;
    const { hookId } = await server.ok("webhooks.create", {
      propertyId,
      name: "All of it",
      url: "https://hooks.example.com/",
      events: ["chat:message"],
    });
    await sql`create table turns (chat text primary key, n int not null)`.execute(db);
    await sql`insert into turns select 'chat ' || i, 0 from generate_series(1, ${CHATS}::int) i`.execute(db);
    const write = () =>
      inTransaction(db, async (trx) => {
        const chatId = `chat ${1 + Math.floor(Math.random() * CHATS)}`;
        const turn = await sql<{
          n: number;
        }>`update turns set n = n + 1 where chat = ${chatId} returning n`.execute(trx);
        await appendEvents(trx, [
          {
            propertyId,
            event: "chat:message",
            audience: [],
            payload: { propertyId, chatId, messageId: String(turn.rows[0]?.n), message: { msg: "" } },
            actorId: null,
            requestId: "req",
            at: new Date(server.clock.nowMs()),
          },
        ]);
        await sleep(Math.random() * LONGEST_MS);
      });
    const log = createLog("silent");
    const readers = [1, 2].map(() =>
      openReader({ db, clock: systemClock, random: systemRandom, log, onDeliveries() {} }),
    );
    for (const reader of readers) reader.start();
    let left = EVENTS;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        while (left-- > 0) {
          await write();
          for (const reader of readers) reader.wake();
        }
      }),
    );
    for (const reader of readers) await reader.stop();
    await readers[0]?.drain();
    const made = await sql<{ chat_id: string; turns: number[] }>`
      select chat_id, array_agg((body::jsonb->'message'->>'messageId')::int order by seq) as turns
      from webhook_deliveries where hook_id = ${hookId} group by chat_id`.execute(db);
    let total = 0;
    for (const { chat_id, turns } of made.rows) {
      assert.deepEqual(
        turns,
        turns.map((_, i) => i + 1),
        chat_id,
      );
      total += turns.length;
    }
    assert.equal(total, EVENTS);
  });
});
