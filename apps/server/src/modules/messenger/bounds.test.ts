// What one visitor may fill the house with, and how it is shown.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

suite("A visitor who goes on for ever", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });
  const one = async (query: ReturnType<typeof sql<{ n: number }>>) =>
    (await query.execute(server.database.db)).rows[0]?.n;

  test("has the last 500 entries of a long chat, and asks for those before them", async () => {
    const { property } = server.world;
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "n0" });
    assert.equal(chat.hasEarlier, undefined);
    for (let n = 1; n < 1_102; n++)
      await visitor.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: `n${n}` });
    await server.ok("chat.send-message", { propertyId: property.id, chatId: chat.id, text: "Yes?" });
    const back = await arrive({ token: visitor.hello.token });
    const { chat: shown, unread } = back.hello.snapshot;
    assert.deepEqual([shown.messages.length, shown.hasEarlier, unread], [500, true, 1]);
    const all: string[] = [];
    let hasEarlier = true;
    for (let before: string | undefined; hasEarlier; ) {
      const page = await back.ok("messenger.get-chat", { chatId: chat.id, before });
      all.unshift(...page.messages.flatMap(({ msg }: { msg?: string }) => msg ?? []));
      before = page.messages[0].id;
      hasEarlier = page.hasEarlier === true;
    }
    assert.deepEqual(all, [...Array.from({ length: 1_102 }, (_, n) => `n${n}`), "Yes?"]);
    const nowhere = await back.ok("messenger.get-chat", { chatId: chat.id, before: drawId() });
    assert.deepEqual([nowhere.messages, nowhere.hasEarlier], [[], undefined]);
    await back.ok("messenger.mark-read", { chatId: chat.id });
    const read = await arrive({ token: visitor.hello.token });
    assert.equal(read.hello.snapshot.unread, 0);
    assert.ok(read.hello.snapshot.chat.visitorReadOn, "the mark is among those shown");
    for (const { ws } of [visitor, back, read]) ws.terminate();
  });

  test("has as much of a long chat at a time as goes into a reply", async () => {
    const visitor = await arrive();
    const long = (n: number) => `${n} ${"ß".repeat(9_990)}`;
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: long(0) });
    for (let n = 1; n < 25; n++)
      await visitor.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: long(n) });
    const shown = await visitor.ok("messenger.get-chat", { chatId: chat.id });
    assert.deepEqual([shown.messages.length, shown.hasEarlier], [11, true]);
    const before = shown.messages[0].id;
    const earlier = await visitor.ok("messenger.get-chat", { chatId: chat.id, before });
    const numbers = [...earlier.messages, ...shown.messages].map(({ msg }) => Number.parseInt(msg, 10));
    assert.deepEqual(
      numbers,
      Array.from({ length: 22 }, (_, n) => n + 3),
    );
    visitor.ws.terminate();
  });

  test("fills a chat and goes on in another", async () => {
    const { db } = server.database;
    const { property } = server.world;
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Ciao" });
    const at = { propertyId: property.id, chatId: chat.id };
    await visitor.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: "è" });
    const said = sql<{ n: number }>`select said_bytes as n from chats where chat_id = ${chat.id}::uuid`;
    assert.equal(await one(said), Buffer.byteLength(JSON.stringify(["è", null])));
    await sql`update chats set said_bytes = 1999999 where chat_id = ${chat.id}::uuid`.execute(db);
    await visitor.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: "The last" });
    const over = { chatId: chat.id, messageId: drawId(), text: "One too many" };
    assert.equal((await visitor.call("messenger.send-message", over)).error, "chat_full");
    assert.equal((await server.call("chat.send-message", { ...at, text: "Sorry" })).body.error, "chat_full");
    const next = await visitor.ok("messenger.start-chat", { messageId: over.messageId, text: over.text });
    assert.deepEqual([next.id === chat.id, next.messages.at(-1).msg], [false, "One too many"]);
    const whole = await server.ok("chat.get", at);
    assert.equal(whole.messages.at(-1).msg, "The last");
    const missed = sql<{ n: number }>`
      select count(*)::int as n from chats where chat_id = ${chat.id}::uuid and state = 'missed'`;
    assert.equal(await one(missed), 1, "it ended, and nobody had answered");
    visitor.ws.terminate();
  });

  test("makes no page that does not fit into one reply", async () => {
    const { property } = server.world;
    const sized = (bytes: number) =>
      sql`update chats set said_bytes = ${bytes} where property_id = ${property.id}`.execute(
        server.database.db,
      );
    await sized(25_000_000);
    const list = (size: number) => server.call("chat.list", { propertyId: property.id, size });
    assert.equal((await list(3)).body.error, "page_too_large");
    assert.equal((await list(2)).status, 200);
    await sized(0);
  });

  test("is followed over 500 pages of a chat, and no further", async () => {
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Here" });
    const page = (n: number) => ({ url: `https://bottega-aurora.example/${n}`, title: `${n}` });
    for (let n = 0; n < 510; n++) await visitor.ok("messenger.view-page", page(n));
    const navs = sql<{ n: number }>`
      select count(*)::int as n from chat_messages where chat_id = ${chat.id}::uuid and type = 'nav'`;
    assert.equal(await one(navs), 500);
    await visitor.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: "Still here" });
    visitor.ws.terminate();
  });

  test("keeps the last 500 events", async () => {
    const visitor = await arrive();
    for (let n = 0; n < 505; n++) {
      server.clock.advance(1_000);
      await visitor.ok("messenger.add-event", { name: `event-${n}` });
    }
    const visitorId = visitor.hello.snapshot.visitor.id;
    const kept = await sql<{ name: string }>`
      select name from visitor_events where visitor_id = ${visitorId.slice(25)}`.execute(server.database.db);
    const names = new Set(kept.rows.map(({ name }) => name));
    assert.deepEqual([names.size, names.has("event-5"), names.has("event-504")], [500, true, true]);
    visitor.ws.terminate();
  });

  test("hears nothing more of a chat that was deleted", async () => {
    const { property } = server.world;
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Forget this" });
    await server.ok("chat.delete", { propertyId: property.id, chatId: chat.id });
    const back = await arrive({ token: visitor.hello.token });
    back.say({ type: "typing", chatId: chat.id, text: "Still?" });
    const again = await server.ok("chat.restore", { propertyId: property.id, chatId: chat.id });
    assert.equal(again.id, chat.id);
    await server.ok("chat.send-message", { propertyId: property.id, chatId: chat.id, text: "We did not" });
    const other = await back.ok("messenger.list-chats");
    assert.equal(other.length, 1);
    await back.settled();
    assert.deepEqual(back.heard("chat:message"), []);
    for (const { ws } of [visitor, back]) ws.terminate();
  });

  test("answers questions of any name, each in a line of its own below the message", async () => {
    const visitor = await arrive();
    const answers = ["email", "Message", "City", "City"].map((label, nth) => ({
      label,
      answer: `answer ${nth}`,
    }));
    const { ticketId } = await visitor.ok("messenger.submit-offline-form", {
      messageId: drawId(),
      name: "Ada Neri",
      email: "ada@example.com",
      message: "Hello",
      answers,
    });
    const ticket = await server.ok("ticket.get", { propertyId: server.world.property.id, ticketId });
    assert.deepEqual(ticket.message.split("\r\n"), [
      ...["Hello", "", "email : answer 0", "Message : answer 1", "City : answer 2", "City : answer 3"],
    ]);
    assert.equal(ticket.requester.email, "ada@example.com");
    visitor.ws.terminate();
  });
});
