// What a chat promises from its first message to its end.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { type TestServer, withServer } from "../../testing/server.ts";

const ISO_MS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A new chat nobody has answered. */
function start(server: TestServer, more: object = {}) {
  return server.ok("chat.start", {
    propertyId: server.world.property.id,
    visitor: { name: "Ada Neri", email: "ada@neri.example" },
    message: "Buongiorno, siete aperti sabato?",
    ...more,
  });
}

suite("A chat", () => {
  const server = withServer();
  const at = (chat: { id: string }) => ({ propertyId: server.world.property.id, chatId: chat.id });

  test("starts with the visitor's message, and has the contract's keys in the contract's order", async () => {
    const { property } = server.world;
    const chat = await start(server);
    assert.deepEqual(Object.keys(chat), [
      ...["id", "type", "pageId", "propertyId", "status", "visitor", "location", "messageCount"],
      ...[
        "chatDuration",
        "rating",
        "agents",
        "createdOn",
        "updatedOn",
        "messages",
        "domain",
        "ip",
        "personId",
      ],
    ]);
    assert.match(chat.id, /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(chat.pageId, property.id);
    assert.equal(chat.status, "open");
    assert.match(chat.visitor.id, new RegExp(`^${property.id}-[A-Za-z0-9_-]{21}$`));
    assert.match(chat.personId, /^[0-9a-f]{24}$/);
    for (const time of [chat.createdOn, chat.updatedOn, chat.messages[0].time]) assert.match(time, ISO_MS);
    assert.deepEqual(chat.messages, [
      { sender: { t: "v" }, type: "msg", time: chat.createdOn, msg: "Buongiorno, siete aperti sabato?" },
    ]);
    assert.deepEqual(await server.ok("chat.get", at(chat)), chat);
  });

  test("counts messages alone, and lasts from the first of them to the last, in whole seconds", async () => {
    const chat = await start(server);
    server.clock.advance(61_500);
    const sent = await server.ok("chat.send-message", { ...at(chat), text: "Sì, dalle 10 alle 18." });
    assert.equal(sent.message.msg, "Sì, dalle 10 alle 18.");
    const now = await server.ok("chat.get", at(chat));
    assert.equal(now.messageCount, 2);
    assert.equal(now.chatDuration, 62);
    assert.deepEqual(
      now.messages.map((one: { type: string }) => one.type),
      ["msg", "agent-join", "msg"],
    );
    const { id, name } = server.world.owner;
    assert.deepEqual(now.messages[2].sender, { t: "a", id, n: name });
    assert.deepEqual(now.agents, [id]);
  });

  test("is closed when an agent ended it, and takes no more of theirs", async () => {
    const chat = await start(server);
    assert.equal((await server.ok("chat.end", at(chat))).status, "closed");
    const late = await server.call("chat.send-message", { ...at(chat), text: "One more thing" });
    assert.equal(late.status, 409);
    assert.equal(late.body.error, "chat_ended");
    assert.equal((await server.call("chat.end", at(chat))).body.error, "chat_ended");
  });

  test("stays open, which is missed, when the visitor ended it without an answer", async () => {
    const chat = await start(server);
    assert.equal((await server.ok("chat.end", { ...at(chat), as: "visitor" })).status, "open");
    const missed = await server.ok("chat.list", { propertyId: server.world.property.id, state: "missed" });
    assert.ok(missed.some((one: { id: string }) => one.id === chat.id));
  });

  test("goes on when its visitor writes again after the end", async () => {
    const chat = await start(server);
    await server.ok("chat.send-message", { ...at(chat), text: "Sabato sì." });
    await server.ok("chat.end", at(chat));
    await server.ok("chat.send-message", { ...at(chat), as: "visitor", text: "E domenica?" });
    assert.equal((await server.ok("chat.get", at(chat))).status, "open");
    await server.ok("chat.send-message", { ...at(chat), text: "Domenica no." });
  });

  test("takes a message once per Idempotency-Key, however often it is sent", async () => {
    const chat = await start(server);
    const body = { ...at(chat), text: "Una volta sola." };
    const headers = { "idempotency-key": "once" };
    const [first, second] = [
      await server.call("chat.send-message", body, { headers }),
      await server.call("chat.send-message", body, { headers }),
    ];
    assert.equal(first.text, second.text);
    assert.equal((await server.ok("chat.get", at(chat))).messageCount, 2);
  });

  test("keeps every message of many who write at once, in one order", async () => {
    const chat = await start(server);
    await server.ok("chat.send-message", { ...at(chat), text: "0" });
    const texts = Array.from({ length: 40 }, (_, number) => String(number + 1));
    await Promise.all(texts.map((text) => server.ok("chat.send-message", { ...at(chat), text })));
    const now = await server.ok("chat.get", at(chat));
    assert.equal(now.messageCount, 42);
    const said = now.messages.flatMap((one: { msg?: string }) => one.msg ?? []);
    assert.deepEqual(new Set(said.slice(2)), new Set(texts));
    const { rows } = await readAll(server.database.db);
    const told = rows.flatMap(({ event, payload }) => {
      const { chatId, message } = payload as { chatId?: string; message?: { msg: string } };
      return event === "chat:message" && chatId === chat.id ? [message?.msg] : [];
    });
    assert.deepEqual(told, said.slice(1), "the ledger has them in the order of the chat");
  });

  test("is told to those who may read chats, and what is said to its visitor too", async () => {
    const chat = await start(server);
    await server.ok("chat.send-message", { ...at(chat), text: "Eccomi." });
    const { rows } = await readAll(server.database.db);
    const of = (event: string) =>
      rows.findLast((row) => row.event === event && JSON.stringify(row.payload).includes(chat.id));
    const agents = `property:${server.world.property.id}:chat_history_read`;
    assert.deepEqual(of("chat:start")?.audience, [agents, `visitor:${chat.visitor.id}`]);
    const { messageIds, ...started } = (of("chat:start")?.payload ?? {}) as Record<string, unknown>;
    assert.deepEqual(started, chat);
    assert.equal((messageIds as unknown[]).length, 1);
    assert.deepEqual(of("chat:message")?.audience, [agents, `chat:${chat.id}`]);
  });

  test("is answered by those who manage chats, in their own name", async () => {
    const chat = await start(server);
    const { agent, owner, newcomer, serviceKey } = server.world;
    const say = (as: object, more = {}) =>
      server.call("chat.send-message", { ...at(chat), text: "Eccomi.", ...more }, { as });
    assert.equal((await say({ key: agent.key })).body.data.message.sender.n, agent.name);
    const borrowed = await say({ key: agent.key }, { agentId: owner.id });
    assert.deepEqual(borrowed.body.details, [{ path: "agentId", reason: "must be your own, or left out" }]);
    assert.equal((await say({ key: serviceKey.key })).body.message, "agentId");
    const named = await say({ key: serviceKey.key }, { agentId: newcomer.id });
    assert.equal(named.body.data.message.sender.id, newcomer.id);
  });
});
