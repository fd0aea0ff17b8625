// What an agent's first words promise: the visitor hears them, the chat is the agent's, and there is never a second one.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

suite("an agent's invitation to chat", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });
  const invite = (visitorId: string, message: string, more: object = {}) =>
    server.call(
      "chat.invite",
      { propertyId: server.world.property.id, visitorId, message, ...more },
      { as: { key: server.world.agent.key } },
    );

  test("opens a chat that the visitor hears of in every tab, with who speaks", async () => {
    const { agent } = server.world;
    const visitor = await arrive();
    const otherTab = await arrive({ token: visitor.hello.token });
    const { status, body } = await invite(visitor.hello.snapshot.visitor.id, "Buongiorno, posso aiutarla?");
    assert.equal(status, 200);
    assert.deepEqual([body.data.status, body.data.agents, body.data.messageCount], ["open", [agent.id], 1]);
    for (const tab of [visitor, otherTab]) {
      const { payload } = await tab.until(({ name }) => name === "chat:start");
      assert.equal(payload.id, body.data.id);
      assert.equal(payload.status, "live");
      assert.deepEqual(payload.agents, [{ id: agent.id, name: agent.name }]);
      assert.deepEqual(payload.present, [agent.id]);
      assert.deepEqual(
        payload.messages.map(({ type, msg }: { type: string; msg?: string }) => [type, msg]),
        [
          ["agent-join", undefined],
          ["msg", "Buongiorno, posso aiutarla?"],
        ],
      );
    }
    await otherTab.ok("messenger.send-message", {
      chatId: body.data.id,
      messageId: drawId(),
      text: "Sì, grazie!",
    });
    await visitor.until(({ payload }) => payload?.message?.msg === "Sì, grazie!");
    for (const one of [visitor, otherTab]) one.ws.terminate();
  });

  test("goes into the chat they are in, and never makes a second", async () => {
    const { property, owner } = server.world;
    const visitor = await arrive();
    const { id } = visitor.hello.snapshot.visitor;
    const replies = await Promise.all([
      invite(id, "Buongiorno!"),
      invite(id, "Ci sono novità in vetrina."),
      server.call("chat.invite", { propertyId: property.id, visitorId: id, message: "Benvenuta!" }),
    ]);
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(new Set(replies.map(({ body }) => body.data.id)).size, 1);
    const chat = await server.ok("chat.get", { propertyId: property.id, chatId: replies[0]?.body.data.id });
    assert.equal(chat.messageCount, 3);
    assert.deepEqual([...chat.agents].sort(), [server.world.agent.id, owner.id].sort());
    visitor.ws.terminate();
  });

  test("counts as answered: it ends as closed, not as missed", async () => {
    const { property } = server.world;
    const visitor = await arrive();
    const { body } = await invite(visitor.hello.snapshot.visitor.id, "Posso aiutarla?");
    await server.ok("chat.end", { propertyId: property.id, chatId: body.data.id });
    const chat = await server.ok("chat.get", { propertyId: property.id, chatId: body.data.id });
    assert.equal(chat.status, "closed");
    visitor.ws.terminate();
  });

  test("is refused for somebody who is no visitor of the property", async () => {
    const { property, otherProperty } = server.world;
    for (const id of [property.id, otherProperty.id]) {
      const reply = await invite(`${id}-${"x".repeat(21)}`, "Buongiorno");
      assert.deepEqual([reply.status, reply.body.details[0].path], [400, "visitorId"]);
    }
  });
});
