// What visitors are promised while they talk, and agents who watch them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { listenAs } from "../../testing/listener.ts";
import { outbox } from "../../testing/outbox.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, openLine, type Visit, visit } from "../../testing/visit.ts";

suite("A visitor's conversation", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });
  const begin = (visitor: Visit, more: object = {}) =>
    visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Buongiorno", ...more });
  const at = (chat: { id: string }) => ({ propertyId: server.world.property.id, chatId: chat.id });

  test("is answered by whoever is there: the widget says so within seconds", async () => {
    const { property, agent } = server.world;
    const visitor = await arrive();
    const dashboard = await listenAs(server.url, { session: agent.session }, { propertyId: property.id });
    const status = await visitor.until(({ type, status }) => type === "status" && status === "online");
    assert.equal(status.status, "online");
    const next = await arrive();
    assert.equal(next.hello.snapshot.status, "online");
    assert.deepEqual(next.hello.snapshot.settings.team, [{ name: agent.name }]);
    await server.ok("agent.set-presence", { presence: "away" }, { as: { session: agent.session } });
    await visitor.until(({ type, status }) => type === "status" && status === "away");
    for (const line of [visitor, next, dashboard]) line.ws.terminate();
    // Whoever was there is gone for long, and what is known of it is known anew.
    server.clock.advance(60_000);
    await sleep(2_100);
  });

  test("begins with the form they filled in, line by line", async () => {
    const visitor = await arrive();
    const chat = await begin(visitor, {
      form: { name: "Ada Neri", email: "ada@example.com", answers: [{ label: "Order", answer: "204" }] },
    });
    assert.deepEqual(
      chat.messages.map(({ msg }: { msg: string }) => msg),
      ["Name : Ada Neri\r\nEmail : ada@example.com\r\nOrder : 204", "Buongiorno"],
    );
    const shown = await server.ok("chat.get", at(chat));
    assert.equal(shown.visitor.name, "Ada Neri");
    assert.ok(shown.personId);
    visitor.ws.terminate();
  });

  test("shows agents the pages they come from and go to, and never shows them to the visitor", async () => {
    const visitor = await arrive();
    await server.app.tracker.flush();
    const chat = await begin(visitor);
    visitor.say({ type: "view", url: "https://bottega-aurora.example/checkout", title: "Cassa" });
    await visitor.settled();
    const pages = async () => {
      const { messages, domain } = await server.ok("chat.get", at(chat));
      const nav = messages.filter(({ type }: { type: string }) => type === "nav");
      return { domain, titles: nav.map(({ data }: { data: { title: string } }) => data.title) };
    };
    // Calls over a line are done in their order.
    await visitor.ok("messenger.get-chat", { chatId: chat.id });
    assert.deepEqual(await pages(), { domain: "bottega-aurora.example", titles: ["Tazze", "Cassa"] });
    const own = await visitor.ok("messenger.get-chat", { chatId: chat.id });
    assert.deepEqual(
      own.messages.map(({ type }: { type: string }) => type),
      ["msg"],
    );
    visitor.ws.terminate();
  });

  test("never carries a note to the visitor", async () => {
    const visitor = await arrive();
    const chat = await begin(visitor);
    await server.ok("chat.send-note", { ...at(chat), text: "Solo tra noi" });
    await server.ok("chat.send-message", { ...at(chat), text: "Eccomi" });
    await visitor.until(({ payload }) => payload?.message?.msg === "Eccomi");
    assert.ok(!JSON.stringify(visitor.frames).includes("Solo tra noi"));
    const back = await arrive({ token: visitor.hello.token });
    assert.ok(!JSON.stringify(back.frames).includes("Solo tra noi"));
    for (const line of [visitor, back]) line.ws.terminate();
  });

  test("is nobody else's: another visitor's token meets nothing", async () => {
    const [mine, theirs] = [await arrive(), await arrive()];
    const chat = await begin(mine);
    for (const [method, params] of [
      ["get-chat", {}],
      ["send-message", { messageId: drawId(), text: "Ciao" }],
      ["rate-chat", { rating: 1 }],
      ["end-chat", {}],
      ["mark-read", {}],
      ["send-transcript", { email: "eve@example.com" }],
    ] as const)
      assert.equal(
        (await theirs.call(`messenger.${method}`, { chatId: chat.id, ...params })).error,
        "not_found",
        method,
      );
    theirs.say({ type: "typing", chatId: chat.id, text: "spying" });
    await theirs.settled();
    for (const line of [mine, theirs]) line.ws.terminate();
  });

  test("is not given to whoever says that an address is theirs", async () => {
    const { property } = server.world;
    const eve = await arrive();
    await eve.ok("messenger.set-details", { email: "boss@example.com" });
    const visitor = { name: "Boss", email: "boss@example.com" };
    const chat = await server.ok("chat.start", {
      propertyId: property.id,
      visitor,
      message: "In confidence",
    });
    assert.notEqual(chat.visitor.id, eve.hello.snapshot.visitor.id);
    assert.deepEqual(await eve.ok("messenger.list-chats"), []);
    const again = await server.ok("chat.start", { propertyId: property.id, visitor, message: "Once more" });
    assert.equal(again.visitor.id, chat.visitor.id);
    eve.ws.terminate();
  });

  test("tells agents what is being typed, and the visitor that an agent types", async () => {
    const { world } = server;
    const agent = await listenAs(
      server.url,
      { session: world.agent.session },
      { propertyId: world.property.id },
    );
    const visitor = await arrive();
    const chat = await begin(visitor);
    await visitor.until(({ name }) => name === "chat:start");
    visitor.say({ type: "typing", chatId: chat.id, text: "Vorrei sap" });
    const typing = await agent.until(({ type }) => type === "typing");
    assert.deepEqual(typing, {
      type: "typing",
      propertyId: world.property.id,
      chatId: chat.id,
      by: "visitor",
      text: "Vorrei sap",
    });
    agent.say({ type: "typing", ...at(chat), isTyping: true });
    const seen = await visitor.until(({ type }) => type === "typing");
    assert.deepEqual(seen, {
      type: "typing",
      chatId: chat.id,
      agent: { id: world.agent.id, name: world.agent.name },
      isTyping: true,
    });
    for (const line of [agent, visitor]) line.ws.terminate();
  });

  test("may be left while nobody is there, and is then a ticket with its receipt", async () => {
    const visitor = await arrive();
    assert.equal(visitor.hello.snapshot.status, "offline");
    const form = {
      messageId: drawId(),
      name: "Ada Neri",
      email: "ada@example.com",
      message: "Fate corsi di tornio?",
      answers: [{ label: "City", answer: "Bologna" }],
    };
    const { ticketId, humanId } = await visitor.ok("messenger.submit-offline-form", form);
    assert.equal((await visitor.ok("messenger.submit-offline-form", form)).ticketId, ticketId);
    const propertyId = server.world.property.id;
    const ticket = await server.ok("ticket.get", { propertyId, ticketId });
    assert.deepEqual(
      [ticket.humanId, ticket.status, ticket.source, ticket.subject, ticket.message],
      [humanId, "open", "form", "Fate corsi di tornio?", "Fate corsi di tornio?\r\n\r\nCity : Bologna"],
    );
    assert.deepEqual(ticket.requester, { name: "Ada Neri", email: "ada@example.com", type: "visitor" });
    assert.deepEqual(ticket.assignee, {
      id: server.world.defaultDepartment.id,
      name: server.world.defaultDepartment.name,
      type: "department",
    });
    assert.equal((await server.ok("ticket.list", { propertyId, personId: ticket.personId })).length, 1);
    const mails = (await outbox(server)).filter(({ to }) => to === "ada@example.com");
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      [`[#${humanId}] ${server.world.property.name}`],
    );
    visitor.ws.terminate();
  });

  test("is mailed to them, five times and no more", async () => {
    const visitor = await arrive();
    const chat = await begin(visitor);
    const ask = (nth: number) =>
      visitor.call("messenger.send-transcript", { chatId: chat.id, email: `grace${nth}@example.com` });
    for (let times = 0; times < 5; times++) assert.equal((await ask(times)).ok, true);
    assert.equal((await ask(5)).message, "TRANSCRIPT_LIMIT_EXCEEDED");
    const mails = (await outbox(server)).filter(({ to }) => to.startsWith("grace"));
    assert.equal(mails.length, 5);
    visitor.ws.terminate();
  });

  test("ends at once with a ban, and cannot begin again", async () => {
    const { property } = server.world;
    const visitor = await arrive();
    const chat = await begin(visitor);
    const visitorId = visitor.hello.snapshot.visitor.id;
    const ban = await server.ok("bans.create", { propertyId: property.id, visitorId, reason: "Spam" });
    assert.equal(await visitor.closed, 4403);
    assert.notEqual((await server.ok("chat.get", at(chat))).status, undefined);
    const again = await openLine(server.url);
    const token = visitor.hello.token;
    again.say({ type: "connect", propertyId: property.id, widgetId: "default", token });
    assert.equal(await again.closed, 4403);
    const said = { chatId: chat.id, messageId: drawId(), text: "Ancora io" };
    const refused = await server.call("messenger.send-message", said, { as: { visitor: token } });
    assert.equal(refused.body.error, "banned");
    await server.ok("bans.delete", { propertyId: property.id, banId: ban.banId });
    const back = await arrive({ token });
    back.ws.terminate();
  });

  test("does not go on over HTTP from an address that is banned, whatever address it began from", async () => {
    const { property } = server.world;
    const visitor = await arrive();
    const chat = await begin(visitor);
    const { token } = visitor.hello;
    visitor.ws.terminate();
    await sql`update chats set ip = '198.51.100.7' where chat_id = ${chat.id}::uuid`.execute(
      server.database.db,
    );
    const ban = await server.ok("bans.create", { propertyId: property.id, ip: "127.0.0.1" });
    assert.notEqual((await server.ok("chat.get", at(chat))).status, "closed");
    for (const [method, params] of [
      ["send-message", { chatId: chat.id, messageId: drawId(), text: "Ancora io" }],
      ["send-transcript", { chatId: chat.id, email: "ada@example.com" }],
      ["create-file", { name: "a.txt", size: 1 }],
      ["connect", { propertyId: property.id, widgetId: "default", token }],
    ] as const) {
      const refused = await server.call(`messenger.${method}`, params, { as: { visitor: token } });
      assert.equal(refused.body.error, "banned", method);
    }
    await server.ok("bans.delete", { propertyId: property.id, banId: ban.banId });
  });
});

suite("What strangers have mailed to whom they like", () => {
  const server = withServer({ RATE_LIMIT_MAIL: "2" });

  test("is limited by their address: visitors and chats are for the asking", async () => {
    const ask = async () => {
      const visitor = await visit(server.url, { propertyId: server.world.property.id });
      const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Buy this" });
      const reply = await visitor.call("messenger.send-transcript", {
        chatId: chat.id,
        email: "a@example.com",
      });
      visitor.ws.terminate();
      return reply.ok || reply.error;
    };
    assert.deepEqual([await ask(), await ask(), await ask()], [true, true, "rate_limited"]);
    assert.equal((await outbox(server)).filter(({ to }) => to === "a@example.com").length, 2);
  });
});
