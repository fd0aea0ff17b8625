// What passes between visitors and agents besides messages, and what must not.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { listenAs } from "../../testing/listener.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, openLine, visit } from "../../testing/visit.ts";

suite("between visitors and agents", () => {
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

  test("a note, a tag, a page and an address of agents' never come over a visitor's line", async () => {
    const { visitor, at, as, answer, end } = await inChat();
    await server.ok("chat.send-note", { ...at, text: "Solo fra noi: sconto del 20." }, as);
    await server.ok("chat.add-tags", { ...at, tags: ["cliente-difficile"] }, as);
    visitor.say({ type: "view", url: "https://bottega-aurora.example/segreta", title: "Segreta" });
    await server.ok("chat.assign", { ...at, agentId: server.world.newcomer.id }, as);
    await answer("Eccomi");
    await visitor.until(({ payload }) => payload?.message?.msg === "Eccomi");
    await visitor.settled();
    const all = JSON.stringify(visitor.frames);
    for (const secret of [
      "Solo fra noi",
      "cliente-difficile",
      "segreta",
      "127.0.0.1",
      "chat:nav",
      "chat:assign",
    ])
      assert.ok(!all.includes(secret), secret);
    const other = await arrive();
    assert.equal((await other.call("messenger.get-chat", { chatId: at.chatId })).error, "not_found");
    other.ws.terminate();
    end();
  });

  test("pages before the first word and while the chat lives are told to agents, each once", async () => {
    const visitor = await arrive();
    visitor.say({ type: "view", url: "https://bottega-aurora.example/piatti", title: "Piatti" });
    await visitor.settled();
    await server.app.tracker.flush();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Quanto costa?" });
    await visitor.until(({ name }) => name === "chat:start");
    const { agent, property } = server.world;
    const listener = await listenAs(server.url, { key: agent.key }, { propertyId: property.id });
    visitor.say({ type: "view", url: "https://bottega-aurora.example/cassa", title: "Cassa" });
    await listener.until(({ name, payload }) => name === "chat:nav" && payload.chatId === chat.id);
    await server.ok("chat.send-message", { propertyId: property.id, chatId: chat.id, text: "Trenta euro." });
    await visitor.until(({ name }) => name === "chat:message");
    const shown = await server.ok("chat.get", { propertyId: property.id, chatId: chat.id });
    assert.equal(shown.domain, "bottega-aurora.example");
    assert.deepEqual(
      shown.messages
        .filter(({ type }: { type: string }) => type === "nav")
        .map(({ data }: { data: { title: string } }) => data.title),
      ["Tazze", "Piatti", "Cassa"],
    );
    visitor.ws.terminate();
    listener.ws.terminate();
  });

  test("each side sees the other type, and the agent what", async () => {
    const { visitor, listener, at, end } = await inChat();
    visitor.say({ type: "typing", chatId: at.chatId, text: "Vorrei ord" });
    const sneak = await listener.until(({ type }) => type === "typing");
    assert.deepEqual(sneak, { type: "typing", ...at, by: "visitor", text: "Vorrei ord" });
    listener.say({ type: "typing", ...at, isTyping: true });
    const seen = await visitor.until(({ type }) => type === "typing");
    const { agent } = server.world;
    assert.deepEqual(seen, {
      type: "typing",
      chatId: at.chatId,
      agent: { id: agent.id, name: agent.name },
      isTyping: true,
    });
    // Of a chat that is not theirs, nobody hears.
    visitor.say({ type: "typing", chatId: server.world.chat.id, text: "intruso" });
    await visitor.settled();
    assert.ok(!JSON.stringify(listener.frames).includes("intruso"));
    const stranger = await listenAs(server.url, { key: server.world.stranger.key }, {});
    stranger.say({ type: "typing", ...at, isTyping: true });
    await stranger.until(({ error }) => error === "not_found");
    stranger.ws.terminate();
    end();
  });

  test("the widget is online while a dashboard of somebody who takes chats is open", async () => {
    const { agent } = server.world;
    const visitor = await arrive();
    assert.equal(visitor.hello.snapshot.status, "offline");
    const dashboard = await listenAs(server.url, { session: agent.session }, {}, { origin: server.url });
    await visitor.until(({ type, status }) => type === "status" && status === "online");
    const later = await arrive();
    assert.equal(later.hello.snapshot.status, "online");
    assert.deepEqual(
      later.hello.snapshot.settings.team.map(({ name }: { name: string }) => name),
      [agent.name],
    );
    const set = (presence: string) =>
      server.ok("agent.set-presence", { presence }, { as: { session: agent.session } });
    await set("away");
    await visitor.until(({ type, status }) => type === "status" && status === "away");
    await set("invisible");
    await visitor.until(({ type, status }) => type === "status" && status === "offline");
    await set("online");
    for (const one of [visitor, later, dashboard]) one.ws.terminate();
  });

  test("a token that is ended ends its lines, and what was theirs is nobody's any more", async () => {
    const { visitor, chat, end } = await inChat();
    const { token } = visitor.hello;
    const tab = await arrive({ token });
    assert.equal(tab.hello.snapshot.chat.id, chat.id);
    assert.deepEqual(await visitor.ok("messenger.logout"), {});
    assert.equal(await visitor.closed, 4401);
    assert.equal(await tab.closed, 4401);
    assert.equal((await server.call("messenger.list-chats", {}, { as: { visitor: token } })).status, 401);
    const back = await arrive({ token });
    assert.ok(back.hello.token && back.hello.token !== token);
    assert.equal(back.hello.snapshot.chat, null);
    assert.equal((await back.call("messenger.get-chat", { chatId: chat.id })).error, "not_found");
    back.ws.terminate();
    end();
  });

  test("a ban ends the visitor's lines, and lets them in no more", async () => {
    const { visitor, at, end } = await inChat();
    const { token, snapshot } = visitor.hello;
    await server.ok("bans.create", {
      propertyId: at.propertyId,
      visitorId: snapshot.visitor.id,
      reason: "Spam",
    });
    assert.equal(await visitor.closed, 4403);
    const line = await openLine(server.url);
    line.say({ type: "connect", propertyId: at.propertyId, widgetId: "default", token });
    assert.equal((await line.until(({ type }) => type === "error")).error, "banned");
    assert.equal(await line.closed, 4403);
    end();
  });

  test("a visitor who leaves is known to have left, and one who acts to be there", async () => {
    const { visitor, chat, end } = await inChat();
    const tab = await arrive({ token: visitor.hello.token });
    const left = async () => {
      const rows = await sql<{ left: boolean }>`
        select visitor_left_on is not null as left from chats where chat_id = ${chat.id}::uuid`.execute(
        server.database.db,
      );
      return rows.rows[0]?.left;
    };
    const becomes = async (wanted: boolean) => {
      for (let i = 0; (await left()) !== wanted; i++) {
        assert.ok(i < 500, `left never became ${wanted}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    tab.ws.terminate();
    visitor.say({ type: "leave" });
    await becomes(true);
    visitor.say({ type: "active" });
    await becomes(false);
    end();
  });
});
