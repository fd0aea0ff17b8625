// What a widget's line promises when things go wrong: broken lines, slow readers, too many calls, a restart.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { listenAs } from "../../testing/listener.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

suite("a visitor's line", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });

  /** A visitor in a chat, with an agent who listens. */
  async function inChat() {
    const { property, agent } = server.world;
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Buongiorno" });
    await visitor.until(({ name }) => name === "chat:start");
    const listener = await listenAs(server.url, { key: agent.key }, { propertyId: property.id });
    const at = { propertyId: property.id, chatId: chat.id as string };
    const as = { as: { key: agent.key } };
    const answer = (text: string) => server.ok("chat.send-message", { ...at, text }, as);
    const end = () => {
      visitor.ws.terminate();
      listener.ws.terminate();
    };
    return { visitor, listener, chat, at, as, answer, end };
  }

  test("whoever comes back with a cursor hears each message once, those of meanwhile included", async () => {
    const { visitor, chat, answer, end } = await inChat();
    const { token } = visitor.hello;
    const total = 60;
    const writer = (async () => {
      for (let n = 0; n < total; n++) await answer(`n${n}`);
    })();
    const seen: string[] = [];
    let cursor = visitor.hello.cursor;
    for (let round = 0; seen.length < total; round++) {
      assert.ok(round < 500);
      const tab = await arrive({ token, after: cursor });
      assert.equal(tab.hello.resumed, true);
      await tab.until(
        ({ payload }) => payload?.message?.sender.t === "a" && payload.message.msg !== undefined,
      );
      tab.ws.terminate();
      const said = tab.heard();
      cursor = said.at(-1)?.cursor ?? cursor;
      for (const { payload } of tab.heard("chat:message"))
        if (payload.message.sender.t === "a") seen.push(payload.message.msg);
    }
    await writer;
    assert.deepEqual(
      seen,
      Array.from({ length: total }, (_, n) => `n${n}`),
    );
    const shown = await visitor.ok("messenger.get-chat", { chatId: chat.id });
    assert.equal(shown.messages.filter(({ type }: { type: string }) => type === "msg").length, total + 1);
    end();
  });

  test("a note, and what else is among agents, never comes over a visitor's line", async () => {
    const { visitor, at, as, answer, end } = await inChat();
    await server.ok("chat.send-note", { ...at, text: "Solo fra noi: sconto del 20." }, as);
    await server.ok("chat.assign", { ...at, agentId: server.world.newcomer.id }, as);
    await answer("Eccomi");
    await visitor.until(({ payload }) => payload?.message?.msg === "Eccomi");
    await visitor.settled();
    const all = JSON.stringify(visitor.frames);
    for (const secret of ["Solo fra noi", "chat:note", "chat:assign", "127.0.0.1"])
      assert.ok(!all.includes(secret), secret);
    const other = await arrive();
    assert.equal((await other.call("messenger.get-chat", { chatId: at.chatId })).error, "not_found");
    other.ws.terminate();
    end();
  });

  test("whoever does not read is let go, and misses nothing when they come back", async () => {
    const { visitor, answer, end } = await inChat();
    const { token, cursor } = visitor.hello;
    const before = server.app.realtime.size();
    visitor.ws.pause();
    const long = "è".repeat(9_000);
    for (let n = 0; server.app.realtime.size() >= before; n++) {
      assert.ok(n < 2_000, "still held");
      // It is hung up on at once, and its end comes three seconds later at most.
      if (n > 300) await sleep(20);
      await answer(`${n} ${long}`);
    }
    const back = await arrive({ token, after: cursor });
    await back.until(({ payload }) => payload?.message?.msg?.startsWith("0 "));
    back.ws.terminate();
    end();
  });
});

suite("a visitor's line with narrow limits", () => {
  const server = withServer({ ...UNLIMITED, RATE_LIMIT_VISITOR: "5" });
  const arrive = () => visit(server.url, { propertyId: server.world.property.id });

  test("answers a call over the limit with how long to wait, and ends with whoever goes on", async () => {
    const visitor = await arrive();
    for (let i = 0; i < 5; i++) await visitor.ok("messenger.list-chats");
    const over = await visitor.call("messenger.list-chats");
    assert.equal(over.error, "rate_limited");
    assert.ok(over.retryAfterS >= 1);
    for (let i = 0; i < 120; i++) visitor.say({ type: "call", id: 1000 + i, method: "messenger.list-chats" });
    assert.equal(await visitor.closed, 4429);
  });

  test("says that it restarts", async () => {
    const visitor = await arrive();
    await server.app.realtime.stop();
    assert.equal(await visitor.closed, 1012);
  });
});
