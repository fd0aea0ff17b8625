// What neither a receiver nor a key too narrow may do by way of webhooks.

import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import { withReceiver } from "../../testing/receiver.ts";
import { withServer } from "../../testing/server.ts";

suite("A webhook among strangers", () => {
  const server = withServer();
  const receiver = withReceiver();
  const at = (more: object) => ({ propertyId: server.world.property.id, ...more });
  const create = (events: string[]) =>
    server.ok("webhooks.create", at({ name: "Mine", url: receiver.url, events }));
  async function talk() {
    const { id: chatId } = await server.ok(
      "chat.start",
      at({ visitor: { name: "Ada Neri" }, message: "Buongiorno!" }),
    );
    await server.ok("chat.send-message", at({ chatId, text: "Buongiorno a Lei.", as: "agent" }));
  }
  const deliver = () => server.app.courier.drain();
  const deliveries = async (hookId: string) =>
    (await server.call("webhooks.list-deliveries", at({ hookId }))).body.data;
  const keyOf = async (...scopes: string[]) =>
    (await server.ok("keys.create", { name: "Narrow", scopes })).key as string;
  beforeEach(async () => {
    for (const { hookId } of await server.ok("webhooks.list", at({})))
      await server.ok("webhooks.delete", at({ hookId }));
    receiver.got.length = 0;
    receiver.answer = 200;
  });

  test("keeps the beginning of any answer, one that is cut through an emoji too", async () => {
    const { hookId } = await create(["chat:start"]);
    const long = "x".repeat(2_047);
    receiver.answer = (response) => response.writeHead(200).end(`${long}🍷`);
    await talk();
    await deliver();
    const [delivery] = await deliveries(hookId);
    assert.equal(delivery.status, "delivered");
    const { attempts } = await server.ok(
      "webhooks.get-delivery",
      at({ hookId, deliveryId: delivery.deliveryId }),
    );
    assert.equal(attempts[0].answer, long);
  });

  test("is not pointed elsewhere, nor made to repeat itself, by a key that may not hear what it hears", async () => {
    const { hookId } = await create(["chat:message"]);
    receiver.answer = 410;
    const startDate = new Date(server.clock.nowMs()).toISOString();
    await talk();
    await deliver();
    const key = await keyOf("webhooks_manage");
    const status = async (method: string, more: object) =>
      (await server.call(method, at({ hookId, ...more }), { as: { key } })).status;
    const url = receiver.url.replace("/hook", "/elsewhere");
    assert.equal(await status("webhooks.update", { url }), 403);
    assert.equal(await status("webhooks.update", { url, events: ["chat:start"] }), 403);
    assert.equal(await status("webhooks.recover", { startDate }), 403);

    // What it heard before counts as well, whoever changed that.
    await server.ok("webhooks.update", at({ hookId, events: ["chat:start"], enabled: true }));
    const deliveryIds = (await deliveries(hookId)).map((one: { deliveryId: string }) => one.deliveryId);
    assert.equal(deliveryIds.length > 0, true);
    assert.equal(await status("webhooks.redeliver", { deliveryIds }), 403);
    assert.equal(await status("webhooks.recover", { startDate }), 403);
    receiver.answer = 503;
    await server.ok("webhooks.redeliver", at({ hookId, deliveryIds }));
    await deliver();
    assert.equal(await status("webhooks.update", { url }), 403, "what waits would go there");
    receiver.answer = 200;
    assert.equal(await status("webhooks.update", { name: "Another name" }), 200);
  });

  test("shows the bodies in its log to those who may read such things", async () => {
    const { hookId } = await create(["chat:start", "chat:message"]);
    await talk();
    await deliver();
    const bodies = async (...scopes: string[]) => {
      const as = { key: await keyOf("webhooks_read", ...scopes) };
      const seen: Record<string, boolean> = {};
      for (const { event, deliveryId } of await deliveries(hookId)) {
        const { body } = await server.call("webhooks.get-delivery", at({ hookId, deliveryId }), { as });
        assert.equal(body.data.attempts.length, 1);
        seen[event] = "body" in body.data;
      }
      return seen;
    };
    assert.deepEqual(await bodies(), { "chat:start": false, "chat:message": false });
    assert.deepEqual(await bodies("webhooks_manage"), { "chat:start": true, "chat:message": false });
    assert.deepEqual(await bodies("chat_history_read"), { "chat:start": true, "chat:message": true });
  });
});
