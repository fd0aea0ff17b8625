// What two servers on one PostgreSQL and one Redis tell each other. It runs where REDIS_URL is set.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { listenAs, refusedStatus } from "../../testing/listener.ts";
import { credentialHeaders, startTestServer, type TestServer, withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

const url = process.env.REDIS_URL;

suite("two servers", { skip: url ? false : "REDIS_URL is not set" }, () => {
  // Before the first one stops, which takes the database of both with it.
  after(async () => {
    redis.disconnect();
    await stop?.();
    assert.deepEqual(there.faults, []);
  });
  const here = withServer(UNLIMITED);
  let there: TestServer;
  let stop: (() => Promise<void>) | undefined;
  let redis: Redis;
  before(async () => {
    ({ server: there, stop } = await startTestServer(UNLIMITED, here));
    redis = new Redis(url as string);
  });

  const propertyId = () => here.world.property.id;

  /** An ear is open once Redis knows of it: what is told before is for nobody. */
  async function ears(topic: string, wanted: number): Promise<void> {
    for (;;) {
      const [, heard] = await redis.pubsub("NUMSUB", topic);
      if (Number(heard) >= wanted) return;
      await sleep(10);
    }
  }

  test("what is said on one is heard on the other, and typing too, both ways", {
    timeout: 60_000,
  }, async () => {
    const { agent } = here.world;
    const visitor = await visit(here.url, { propertyId: propertyId() });
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Buongiorno" });
    await visitor.until(({ name }) => name === "chat:start");
    const listener = await listenAs(there.url, { session: agent.session }, { propertyId: propertyId() });
    const rings: string[] = [];
    await redis.subscribe("parlo:ledger");
    redis.on("message", (channel) => rings.push(channel));

    const messageId = drawId();
    await visitor.ok("messenger.send-message", { chatId: chat.id, messageId, text: "Mi sentite?" });
    const heard = await listener.until(({ payload }) => payload?.messageId === messageId);
    assert.equal(heard.name, "chat:message");
    while (rings.length === 0) await sleep(10);

    await redis.unsubscribe("parlo:ledger");
    await ears(`parlo:bus:typing:${propertyId()}`, 2);
    visitor.say({ type: "typing", chatId: chat.id, text: "Vorrei" });
    const typing = await listener.until(({ type }) => type === "typing");
    assert.equal((typing as { text?: string }).text, "Vorrei");
    listener.say({ type: "typing", propertyId: propertyId(), chatId: chat.id, isTyping: true });
    const seen = await visitor.until(({ type }) => type === "typing");
    assert.equal(seen.agent.id, agent.id);

    await there.ok("chat.send-message", { propertyId: propertyId(), chatId: chat.id, text: "Sì" });
    await visitor.until(({ payload }) => payload?.message?.msg === "Sì");
    for (const { ws } of [visitor, listener]) ws.terminate();
  });

  test("a key that is deleted on one is good for nothing on the other", { timeout: 60_000 }, async () => {
    const as = { session: here.world.owner.session };
    const made = await here.ok("keys.create", { name: "Elsewhere", scopes: ["chat_history_read"] }, { as });
    const credential = { key: made.key as string };
    await there.ok("agent.me", {}, { as: credential });
    const listener = await listenAs(there.url, credential, { propertyId: propertyId() });
    await here.ok("keys.delete", { keyId: made.keyId }, { as });
    assert.equal(await listener.closed, 4401);
    assert.equal((await there.call("agent.me", {}, { as: credential })).status, 401);
    assert.equal(await refusedStatus(there.url, credentialHeaders(credential)), 401);
  });

  test("a token that ends on one ends its line on the other", { timeout: 60_000 }, async () => {
    const visitor = await visit(here.url, { propertyId: propertyId() });
    const tab = await visit(there.url, { propertyId: propertyId(), token: visitor.hello.token });
    await visitor.ok("messenger.logout");
    assert.deepEqual([await visitor.closed, await tab.closed], [4401, 4401]);
  });

  test("rate limits are one", { timeout: 60_000 }, async () => {
    const limits = { ...UNLIMITED, RATE_LIMIT_READ: "3" };
    const [first, second] = [await startTestServer(limits, here), await startTestServer(limits, here)];
    const as = { key: here.world.agent.key as string };
    const statuses: number[] = [];
    for (const { server } of [first, second, first, second])
      statuses.push((await server.call("agent.me", {}, { as })).status);
    for (const one of [first, second]) await one.stop();
    assert.deepEqual(statuses, [200, 200, 200, 429]);
  });
});
