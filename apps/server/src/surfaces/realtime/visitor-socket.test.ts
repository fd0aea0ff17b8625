// The visitors' line as widgets meet it: who they are, what they may say, what they hear, and what ends it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { listenAs } from "../../testing/listener.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, openLine, visit } from "../../testing/visit.ts";

suite("the visitors' socket", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });

  test("a newcomer gets a token, and is the same visitor when they come back with it", async () => {
    const first = await arrive();
    const { token, snapshot, resumed, cursor } = first.hello;
    assert.match(token, /^parlo_visitor_[0-9A-Za-z]{43}$/);
    assert.equal(resumed, false);
    assert.equal(snapshot.chat, null);
    assert.equal(snapshot.visitor.name, undefined);
    const again = await arrive({ token });
    assert.equal(again.hello.token, undefined);
    assert.equal(again.hello.snapshot.visitor.id, snapshot.visitor.id);
    const back = await arrive({ token, after: cursor });
    assert.equal(back.hello.resumed, true);
    assert.equal(back.hello.snapshot, undefined);
    for (const one of [first, again, back]) one.ws.terminate();
  });

  test("a visitor writes, an agent answers, and both hear each other", async () => {
    const { world } = server;
    const agent = await listenAs(server.url, { key: world.agent.key }, { propertyId: world.property.id });
    const visitor = await arrive();
    const otherTab = await arrive({ token: visitor.hello.token });
    const messageId = drawId();
    const chat = await visitor.ok("messenger.start-chat", { messageId, text: "Buongiorno, siete aperti?" });
    assert.equal(chat.messages[0].id, messageId);
    const heard = await agent.until(({ name, payload }) => name === "chat:start" && payload.id === chat.id);
    // Before it stands the page they wrote from.
    assert.equal(heard.payload.messages.at(-1).msg, "Buongiorno, siete aperti?");
    assert.equal(heard.payload.messageIds.at(-1), messageId);
    await server.ok(
      "chat.send-message",
      { propertyId: world.property.id, chatId: chat.id, text: "Fino alle sette." },
      { as: { key: world.agent.key } },
    );
    for (const tab of [visitor, otherTab]) {
      const started = await tab.until(({ name }) => name === "chat:start");
      assert.equal(started.payload.messages[0].id, messageId);
      const answer = await tab.until(({ name }) => name === "chat:message");
      assert.equal(answer.payload.message.msg, "Fino alle sette.");
      assert.equal(answer.payload.message.sender.t, "a");
      assert.equal(tab.heard("chat:agent-join").length, 1);
    }
    await otherTab.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: "Grazie!" });
    await visitor.until(({ payload }) => payload?.message?.msg === "Grazie!");
    await agent.until(({ payload }) => payload?.message?.msg === "Grazie!");
    for (const one of [agent, visitor, otherTab]) one.ws.terminate();
  });

  test("a message sent twice with one id is one message, also at once and after the chat has ended", async () => {
    const visitor = await arrive();
    const start = { messageId: drawId(), text: "Prova" };
    const chat = await visitor.ok("messenger.start-chat", start);
    assert.equal((await visitor.ok("messenger.start-chat", start)).id, chat.id);
    const message = { chatId: chat.id, messageId: drawId(), text: "Una volta sola" };
    const tab = await arrive({ token: visitor.hello.token });
    const sent = await Promise.all([
      visitor.ok("messenger.send-message", message),
      tab.ok("messenger.send-message", message),
      visitor.ok("messenger.send-message", message),
    ]);
    for (const one of sent) assert.deepEqual(one, sent[0]);
    await visitor.ok("messenger.end-chat", { chatId: chat.id });
    await visitor.ok("messenger.send-message", message);
    assert.equal((await visitor.ok("messenger.start-chat", start)).id, chat.id);
    const shown = await visitor.ok("messenger.get-chat", { chatId: chat.id });
    assert.equal(shown.status, "ended");
    assert.deepEqual(
      shown.messages.map(({ msg }: { msg: string }) => msg),
      ["Prova", "Una volta sola"],
    );
    const other = { ...message, text: "Un'altra" };
    assert.equal((await visitor.call("messenger.send-message", other)).error, "message_id_taken");
    for (const one of [visitor, tab]) one.ws.terminate();
  });

  test("refuses what is no widget, no message and no call of theirs", async () => {
    const nowhere = await openLine(server.url);
    nowhere.say({ type: "connect", propertyId: "5f00000000000000000000ff", widgetId: "default" });
    assert.equal((await nowhere.until(({ type }) => type === "error")).error, "not_found");
    assert.equal(await nowhere.closed, 4404);
    const visitor = await arrive();
    for (const method of ["chat.list", "agent.me", "no.such", "messenger.connect"])
      assert.equal((await visitor.call(method)).message, "unknown_method");
    assert.equal((await visitor.call("messenger.get-chat", {})).message, "chatId");
    visitor.say("{broken");
    assert.equal((await visitor.until(({ type }) => type === "error")).error, "validation_error");
    visitor.ws.terminate();
  });
});
