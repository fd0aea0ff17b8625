// What a widget's line promises when things go wrong: broken lines, slow readers, too many calls, a restart.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { listenAs } from "../../testing/listener.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, openLine, visit } from "../../testing/visit.ts";

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
      // A chat may not be as long as this takes.
      if (n % 100 === 99) await sql`update chats set said_bytes = 0`.execute(server.database.db);
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

suite("a visitor's line among too many", () => {
  const server = withServer({ ...UNLIMITED, SOCKETS_PER_ADDRESS: "30" });
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });
  const gone = async (size: number) => {
    while (server.app.realtime.size() > size) await sleep(10);
  };
  const crowd = async (wanted: number, token: string) => {
    const lines: Awaited<ReturnType<typeof arrive>>[] = [];
    for (let n = 0; n < wanted; n++) lines.push(await arrive({ token }));
    return lines;
  };

  test("is closed where its visitor has 20, and where its address has as many as it may, until one ends", {
    timeout: 60_000,
  }, async () => {
    const first = await arrive();
    const { token } = first.hello;
    const lines = [first, ...(await crowd(19, token))];
    const connect = { type: "connect", propertyId: server.world.property.id, widgetId: "default" };
    const more = await openLine(server.url);
    more.say({ ...connect, token });
    assert.equal(await more.closed, 4429);
    await gone(20);

    const other = await arrive();
    lines.push(other, ...(await crowd(9, other.hello.token)));
    const last = await openLine(server.url);
    assert.equal(await last.closed, 4429);

    lines.pop()?.ws.terminate();
    lines.shift()?.ws.terminate();
    await gone(28);
    for (const held of [token, other.hello.token]) lines.push(await arrive({ token: held }));
    for (const { ws } of lines) ws.terminate();
  });

  test("ends when more waits on it than 256 KB, however few calls that are", async () => {
    await gone(0);
    const visitor = await arrive();
    const big = {
      type: "call",
      method: "messenger.set-attributes",
      params: { attributes: { a: "x".repeat(100_000) } },
    };
    for (let id = 1; id <= 30; id++) visitor.say({ ...big, id });
    assert.equal(await visitor.closed, 4429);
    const patient = await arrive();
    for (let n = 0; n < 3; n++)
      assert.equal((await patient.call(big.method, big.params)).message, "CONTAINS_INVALID_VALUE");
    patient.ws.terminate();
  });

  test("is refused to a banned address, and nothing is written of it", async () => {
    const { property } = server.world;
    const known = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from visitors`.execute(server.database.db)).rows[0]
        ?.n;
    const ban = await server.ok("bans.create", { propertyId: property.id, ip: "127.0.0.0/8" });
    const before = await known();
    for (let n = 0; n < 3; n++) {
      const line = await openLine(server.url);
      line.say({ type: "connect", propertyId: property.id, widgetId: "default" });
      assert.equal(await line.closed, 4403);
    }
    assert.equal(await known(), before);
    await server.ok("bans.delete", { propertyId: property.id, banId: ban.banId });
  });
});

suite("a line of a widget that is no more", () => {
  const server = withServer(UNLIMITED);
  const arrive = (propertyId: string, more: object = {}) => visit(server.url, { propertyId, ...more });
  const ended = async (visitor: Awaited<ReturnType<typeof arrive>>) => {
    assert.equal(await visitor.closed, 4404);
    assert.equal(visitor.frames.at(-1)?.error, "not_found");
  };

  test("ends when the widget is removed, and those of the property's others go on", async () => {
    const { property } = server.world;
    const { widgetId } = await server.ok("widgets.add", { propertyId: property.id, name: "Second" });
    const [kept, visitor] = [await arrive(property.id), await arrive(property.id, { widgetId })];
    await server.ok("widgets.remove", { propertyId: property.id, widgetId });
    await ended(visitor);
    await kept.settled();
    kept.ws.terminate();
  });

  test("ends on a page that is none of its sites any more, and goes on everywhere else", async () => {
    const { property } = server.world;
    const at = (url: string) => arrive(property.id, { page: { url, title: "Page" } });
    const shop = await at("https://bottega-aurora.example/cups");
    const elsewhere = await at("https://elsewhere.example/");
    // The direct link, and a client that says nothing of a page.
    const others = [await at(`${server.url}/chat/`), await arrive(property.id)];
    const set = (domains: readonly string[]) =>
      server.ok("widgets.update", { propertyId: property.id, widgetId: "default", settings: { domains } });
    const began = performance.now();
    await set(["bottega-aurora.example"]);
    assert.equal(await elsewhere.closed, 4403);
    assert.ok(performance.now() - began < 2_000, "within two seconds");
    for (const kept of [shop, ...others]) {
      await kept.settled();
      kept.ws.terminate();
    }
    await set([]);
  });

  test("ends when the property is not in use, and with one in the bin the agents' too", async () => {
    const { property, otherProperty, agent } = server.world;
    const other = await arrive(otherProperty.id);
    const change = (params: object) => server.ok("property.update", { propertyId: property.id, ...params });
    const first = await arrive(property.id);
    await change({ name: "Another name" });
    await first.settled();
    await change({ enabled: false, name: property.name });
    await ended(first);
    await change({ enabled: true });
    const visitor = await arrive(property.id);
    const listener = await listenAs(server.url, { key: agent.key }, { propertyId: property.id });
    await server.ok(
      "property.delete",
      { propertyId: property.id, confirm: `delete ${property.name}` },
      { as: { session: server.world.owner.session } },
    );
    await ended(visitor);
    await listener.until(({ type, error }) => type === "error" && error === "not_found");
    await other.settled();
    for (const line of [other, listener]) line.ws.terminate();
  });
});
