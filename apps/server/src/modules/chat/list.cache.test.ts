// What the kept JSON of listed chats promises: a list never shows anything but what is there.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import { createApp } from "../../app.ts";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { JsonText } from "../../kernel/json-text.ts";
import { createLog } from "../../kernel/log.ts";
import { strict, Type } from "../../kernel/schema.ts";
import { TEST_MASTER_KEY } from "../../testing/environment.ts";
import { credentialHeaders, withServer } from "../../testing/server.ts";
import { ListedTexts } from "./list.cache.ts";

const Word = strict({ word: Type.String() });
const text = (word: string) => new JsonText(Word, { word });
const at = (id: string, version = "7") => ({ propertyId: "p", id, version });

suite("The kept JSON of chats", () => {
  test("is that of one version, and for ten minutes", () => {
    const texts = new ListedTexts();
    texts.keep(at("a"), text("one"), 1_000);
    assert.equal(texts.find(at("a"), 601_000)?.text, '{"word":"one"}');
    assert.equal(texts.find(at("a", "8"), 1_000), undefined);
    assert.equal(texts.find({ ...at("a"), propertyId: "q" }, 1_000), undefined);
    assert.equal(texts.find(at("a"), 601_001), undefined);
    texts.keep(at("a", "8"), text("two"), 1_000);
    assert.equal(texts.find(at("a"), 1_000), undefined);
    assert.equal(texts.find(at("a", "8"), 1_000)?.text, '{"word":"two"}');
  });

  test("takes no more room than given, forgets what was used least lately, and keeps no giant", () => {
    const texts = new ListedTexts(400);
    const word = "x".repeat(13); // 24 characters with what is around it.
    for (let n = 0; n < 16; n++) texts.keep(at(`chat ${n}`), text(word), 0);
    assert.ok(texts.find(at("chat 0"), 0));
    texts.keep(at("chat 16"), text(word), 0);
    assert.ok(texts.find(at("chat 0"), 0), "used just now");
    assert.equal(texts.find(at("chat 1"), 0), undefined);
    texts.keep(at("giant"), text("x".repeat(60)), 0);
    assert.equal(texts.find(at("giant"), 0), undefined);
    assert.ok(texts.find(at("chat 16"), 0));
  });

  test("holds nothing that does not match its schema", () => {
    assert.throws(() => new JsonText(Word, { word: "a", secret: "b" }), /secret is not a parameter/);
  });
});

suite("A list of chats", () => {
  const server = withServer({ ...UNLIMITED, DATABASE_POOL: "8" });

  test("shows what is there, whoever changed it: this process, another one, or a hand in the database", async () => {
    const { property, agent, department } = server.world;
    const other = createApp({
      config: server.app.house.config,
      database: server.database,
      masterKey: TEST_MASTER_KEY,
      log: createLog("silent"),
      clock: server.clock,
    });
    const otherUrl = await other.http.listen({ port: 0, host: "127.0.0.1" });
    try {
      const elsewhere = async (method: string, params: object) => {
        const reply = await fetch(`${otherUrl}/v1/${method}`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...credentialHeaders({ key: server.world.owner.key }),
          },
          body: JSON.stringify({ propertyId: property.id, ...params }),
        });
        await reply.arrayBuffer();
      };
      const here = async (method: string, params: object) => {
        await server.call(method, { propertyId: property.id, ...params });
      };
      const byHand = (chatId: string) =>
        sql`update chats set visitor_name = visitor_name || '!' where chat_id = ${chatId}::uuid`.execute(
          server.database.db,
        );
      const listed = () => server.ok("chat.list", { propertyId: property.id, size: 50 });
      const agree = async () => {
        for (const chat of await listed())
          assert.deepEqual(chat, await server.ok("chat.get", { propertyId: property.id, chatId: chat.id }));
      };
      const steps: readonly ((n: number) => readonly [string, object])[] = [
        (n) => ["chat.send-message", { text: `Say ${n} – “què?”`, as: "visitor" }],
        (n) => ["chat.send-message", { text: `Answer ${n} 🙂` }],
        () => ["chat.join", {}],
        () => ["chat.leave", {}],
        () => ["chat.end", {}],
        () => ["chat.reopen", {}],
        (n) => ["chat.add-tags", { tags: [`tag ${n % 5}`] }],
        (n) => ["chat.remove-tags", { tags: [`tag ${n % 5}`] }],
        (n) => ["chat.rate", { rating: (n % 3) - 1 }],
        () => ["chat.delete", {}],
        () => ["chat.restore", {}],
        () => ["chat.transfer", { departmentId: department.id }],
        () => ["chat.assign", { agentId: agent.id }],
      ];
      const step = fc.tuple(fc.nat(steps.length - 1), fc.nat(9), fc.nat(3), fc.nat(2));
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (some) => {
          const chats = (await listed()) as { id: string }[];
          for (const [what, n, which, where] of some) {
            server.clock.advance(1_000);
            const chatId = chats[which % chats.length]?.id;
            const [method, params] = steps[what]?.(n) ?? ["chat.join", {}];
            if (!chatId) continue;
            if (where === 2) await byHand(chatId);
            else await (where === 1 ? elsewhere : here)(method, { chatId, ...params });
            await agree();
          }
        }),
        { numRuns: 12, seed: 13 },
      );
    } finally {
      await other.close();
    }
  });
});
