// What webhooks promise: nothing that happened is lost, and whoever gets it can tell who sent it.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { beforeEach, suite, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { sql } from "../../kernel/db.ts";
import { withReceiver } from "../../testing/receiver.ts";
import { withServer } from "../../testing/server.ts";

const HOUR = 3_600_000;

suite("A webhook", () => {
  const server = withServer();
  const receiver = withReceiver();
  const propertyId = () => server.world.property.id;
  const at = (more: object) => ({ propertyId: propertyId(), ...more });
  const create = (more: object = {}) =>
    server.ok("webhooks.create", at({ name: "Mine", url: receiver.url, events: ["chat:start"], ...more }));
  const start = (message = "Buongiorno!") =>
    server.ok("chat.start", at({ visitor: { name: "Ada Neri" }, message }));
  const deliver = () => server.app.courier.drain();
  const deliveries = async (hookId: string, more: object = {}) =>
    (await server.call("webhooks.list-deliveries", at({ hookId, ...more }))).body.data;
  const details = (hookId: string, deliveryId: string) =>
    server.ok("webhooks.get-delivery", at({ hookId, deliveryId }));
  const reset = () => {
    receiver.got.length = 0;
    receiver.answer = 200;
  };
  beforeEach(async () => {
    for (const { hookId } of await server.ok("webhooks.list", at({})))
      await server.ok("webhooks.delete", at({ hookId }));
    reset();
  });
  /** Moves the clock to the next try and lets it happen. */
  async function tryNext(hookId: string) {
    const [delivery] = await deliveries(hookId);
    if (delivery.nextTryOn) server.clock.advance(Date.parse(delivery.nextTryOn) - server.clock.nowMs());
    await deliver();
    return (await deliveries(hookId))[0];
  }

  test("shows its secret once, and keeps it sealed", async () => {
    const { hookId, secret } = await create({ name: "Secret" });
    assert.match(secret, /^whsec_[0-9A-Za-z]{40}$/);
    const shown = JSON.stringify([
      await server.ok("webhooks.get", at({ hookId })),
      await server.ok("webhooks.list", at({})),
      (await sql`select * from ledger where event = 'webhook:create'`.execute(server.database.db)).rows,
    ]);
    assert.equal(shown.includes(secret), false);
    const { rows } = await sql<{
      secret: Buffer;
    }>`select secret from webhooks where hook_id = ${hookId}`.execute(server.database.db);
    assert.equal(rows[0]?.secret.includes(secret.slice(6)), false);
    await server.ok("webhooks.delete", at({ hookId }));
    assert.equal((await server.call("webhooks.get", at({ hookId }))).status, 404);
  });

  test("is told of what it asked for, signed both ways, under one id", async () => {
    const { hookId, secret } = await create();
    const chat = await start("C’è la zuppiera blu / 24 cm?");
    await server.ok("chat.send-message", at({ chatId: chat.id, text: "Sì!", as: "agent" }));
    await deliver();
    assert.equal(receiver.got.length, 1);
    const [got] = receiver.got;
    assert.equal(got?.json.event, "chat:start");
    assert.equal(got?.json.chatId, chat.id);
    assert.equal(got?.headers["content-type"], "application/json");
    assert.equal(
      got?.headers["x-tawk-signature"],
      createHmac("sha1", secret)
        .update(got?.body ?? "")
        .digest("hex"),
    );
    const [delivery] = await deliveries(hookId);
    assert.equal(delivery.status, "delivered");
    assert.equal(delivery.statusCode, 200);
    assert.equal(got?.headers["x-hook-event-id"], delivery.eventId);
    assert.equal(got?.headers["webhook-id"], delivery.eventId);
    for (const name of ["X-Hook-Event-Id", "X-Tawk-Signature"])
      assert.equal(got?.headerNames.includes(name), true, `${name}, written as tawk.to does`);
    const { attempts, body } = await details(hookId, delivery.deliveryId);
    assert.equal(body, got?.body);
    assert.equal(attempts.length, 1);
  });

  test("tries from first to last on its schedule, and every try is in the log; recovered, it arrives", async () => {
    receiver.answer = (response) => response.writeHead(503).end("too busy");
    const { hookId } = await create();
    const startDate = new Date(server.clock.nowMs()).toISOString();
    await start();
    await deliver();
    let [delivery] = await deliveries(hookId);
    while (delivery.status === "pending") delivery = await tryNext(hookId);
    assert.equal(delivery.status, "failed");
    const { attempts } = await details(hookId, delivery.deliveryId);
    assert.equal(attempts.length, receiver.got.length);
    assert.equal(new Set(receiver.got.map(({ headers }) => headers["x-hook-event-id"])).size, 1);
    const began = attempts.map(({ beganOn }: { beganOn: string }) => Date.parse(beganOn));
    const waits = began.slice(1).map((time: number, i: number) => (time - began[i]) / 1000);
    for (const [i, wait] of [1, 5, 30, 120, 600, 1800, 3600, 3600].entries())
      assert.equal(
        Math.abs(waits[i] - wait) <= wait / 10 + 0.001,
        true,
        `wait ${i}: ${waits[i]} s, not ${wait}`,
      );
    assert.equal(began.at(-1) - began[0] <= 12 * HOUR, true);
    assert.equal(began.at(-1) - began[0] > 10 * HOUR, true);
    assert.deepEqual(
      attempts.map(({ attempt, statusCode, answer }: Record<string, unknown>) => [
        attempt,
        statusCode,
        answer,
      ]),
      attempts.map((_: unknown, i: number) => [i + 1, 503, "too busy"]),
    );
    reset();
    assert.deepEqual(await server.ok("webhooks.recover", at({ hookId, startDate })), { count: 1 });
    await deliver();
    assert.equal(receiver.got.length, 1);
    assert.equal(receiver.got[0]?.headers["x-hook-event-id"], delivery.eventId);
    assert.deepEqual(await server.ok("webhooks.recover", at({ hookId, startDate })), { count: 0 });
    const after = await details(hookId, delivery.deliveryId);
    assert.equal(after.attempts.length, attempts.length + 1);
    assert.equal(after.tries, 1);
  });

  test("waits as long as the receiver asks for, and follows no redirect", async () => {
    receiver.answer = (response) => response.writeHead(429, { "retry-after": "90" }).end();
    const { hookId } = await create();
    await start();
    await deliver();
    const [delivery] = await deliveries(hookId);
    assert.equal(Date.parse(delivery.nextTryOn) - server.clock.nowMs(), 90_000);
    receiver.answer = (response) => response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end();
    const second = await tryNext(hookId);
    assert.equal(second.status, "pending");
    assert.equal(second.statusCode, 302);
    assert.deepEqual(
      receiver.got.map(({ path }) => path),
      ["/hook", "/hook"],
    );
  });

  test("that is gone is turned off and its admins told; what happens meanwhile is recovered by one call", async () => {
    receiver.answer = 410;
    const { hookId } = await create();
    const startDate = new Date(server.clock.nowMs()).toISOString();
    await start("one");
    await deliver();
    await server.drain();
    const off = await server.ok("webhooks.get", at({ hookId }));
    assert.equal(off.enabled, false);
    assert.equal(off.disabledBecause, "gone");
    const mails = await sql<{ payload: unknown }>`
      select payload from ledger where event = 'webhook:update' order by id desc limit 1`.execute(
      server.database.db,
    );
    assert.equal(Object(mails.rows[0]?.payload).disabledBecause, "gone");
    await start("two");
    await deliver();
    assert.equal(receiver.got.length, 1);
    reset();
    assert.deepEqual(await server.ok("webhooks.recover", at({ hookId, startDate })), { count: 2 });
    await deliver();
    assert.deepEqual(receiver.got.map(({ json }) => json.message.text).sort(), ["one", "two"]);
    const on = await server.ok("webhooks.get", at({ hookId }));
    assert.equal(on.enabled, true);
    assert.equal(on.disabledBecause, undefined);
  });

  test("that fails for days is turned off, one that fails now and then is not", async () => {
    receiver.answer = 500;
    const { hookId } = await create({ retry: { giveUpAfterH: 1 } });
    const sporadic = await create({
      url: receiver.url.replace("/hook", "/other"),
      retry: { giveUpAfterH: 1 },
    });
    for (let day = 0; day < 6; day++) {
      receiver.answer = (response, { path }) =>
        response.writeHead(path === "/other" && day === 3 ? 204 : 500).end();
      await start(`day ${day}`);
      await deliver();
      for (let tries = 0; tries < 4; tries++) {
        server.clock.advance(10 * 60_000);
        await deliver();
      }
      server.clock.advance(24 * HOUR);
      await server.drain();
    }
    assert.equal((await server.ok("webhooks.get", at({ hookId }))).disabledBecause, "failing");
    const other = await server.ok("webhooks.get", at({ hookId: sporadic.hookId }));
    assert.equal(other.enabled, true);
    assert.equal(other.disabledBecause, undefined);
  });

  test("told in order gets the next of a chat when the one before arrived, and other chats at once", async () => {
    await create({ events: ["chat:start", "chat:message"], ordered: true });
    const slow = await start("first of the slow chat");
    receiver.answer = (response, { body }) =>
      response.writeHead(body.includes(slow.id) && receiver.got.length < 4 ? 500 : 200).end();
    for (const text of ["second", "third"])
      await server.ok("chat.send-message", at({ chatId: slow.id, text, as: "agent" }));
    const quick = await start("another chat");
    await deliver();
    const told = (chatId: string) => receiver.got.filter(({ body }) => body.includes(chatId)).length;
    assert.equal(told(slow.id), 1);
    assert.equal(told(quick.id), 1);
    for (let i = 0; i < 8; i++) {
      server.clock.advance(30_000);
      await deliver();
    }
    const arrived = receiver.got.filter(({ body }) => body.includes(slow.id)).map(({ json }) => json.event);
    assert.equal(arrived.at(-2), "chat:message");
    const texts = receiver.got
      .filter(({ body }) => body.includes(slow.id))
      .map(({ json }) => json.message.text ?? json.message.message.msg);
    assert.deepEqual(
      texts.filter((text, i) => text !== texts[i - 1]),
      ["first of the slow chat", "second", "third"],
    );
  });

  test("signs with both secrets while a rotation lasts", async () => {
    const { hookId, secret } = await create();
    const rotated = await server.ok("webhooks.rotate-secret", at({ hookId, overlapSeconds: 3600 }));
    assert.notEqual(rotated.secret, secret);
    await start();
    await deliver();
    const [got] = receiver.got;
    // The library judges the timestamp by the real clock; the server here lives in another time.
    const signatures = String(got?.headers["webhook-signature"]).split(" ");
    const signed = `${got?.headers["webhook-id"]}.${got?.headers["webhook-timestamp"]}.${got?.body}`;
    const expected = [rotated.secret, secret].map((known) => {
      const when = new Date(Number(got?.headers["webhook-timestamp"]) * 1000);
      assert.equal(signed.includes(String(got?.body)), true);
      return new Webhook(known).sign(String(got?.headers["webhook-id"]), when, String(got?.body));
    });
    assert.deepEqual(signatures, expected);
    server.clock.advance(2 * HOUR);
    await start();
    await deliver();
    assert.equal(String(receiver.got[1]?.headers["webhook-signature"]).split(" ").length, 1);
  });

  test("sends again what arrived, when asked, and an example to try it with", async () => {
    const { hookId } = await create();
    await start();
    await deliver();
    const [delivery] = await deliveries(hookId);
    const again = await server.ok("webhooks.redeliver", at({ hookId, deliveryIds: [delivery.deliveryId] }));
    assert.deepEqual(again, { count: 1 });
    await deliver();
    assert.equal(receiver.got.length, 2);
    assert.equal(receiver.got[0]?.body, receiver.got[1]?.body);
    const sample = await server.ok("webhooks.test", at({ hookId, event: "chat:end" }));
    assert.match(sample.eventId, /^test_/);
    await deliver();
    assert.equal(receiver.got[2]?.json.event, "chat:end");
    assert.equal(receiver.got[2]?.json.property.id, propertyId());
    assert.equal((await server.call("webhooks.test", at({ hookId, event: "chat:nonsense" }))).status, 400);
    await server.ok("webhooks.update", at({ hookId, enabled: false }));
    for (const [method, more] of [
      ["webhooks.test", {}],
      ["webhooks.redeliver", { deliveryIds: [delivery.deliveryId] }],
      ["webhooks.recover", { startDate: "2026-01-01T00:00:00Z" }],
    ] as const)
      assert.equal((await server.call(method, at({ hookId, ...more }))).body.error, "webhook_off", method);
  });

  test("that is deleted takes its log along, and old deliveries are forgotten", async () => {
    const gone = await create();
    const kept = await create({ name: "Kept" });
    await start();
    await deliver();
    const ids = new Map<string, string[]>();
    for (const { hookId } of [gone, kept])
      ids.set(
        hookId,
        (await deliveries(hookId)).map((one: { deliveryId: string }) => one.deliveryId),
      );
    await server.ok("webhooks.delete", at({ hookId: gone.hookId }));
    assert.deepEqual(await deliveries(gone.hookId), []);
    await server.drain();
    const count = async (hookId: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from webhook_attempts where delivery_id = any(${ids.get(hookId) ?? []}::text[])`.execute(
        server.database.db,
      );
      return rows[0]?.n;
    };
    assert.equal(await count(gone.hookId), 0);
    assert.equal(await count(kept.hookId), 1);
    const purge = server.app.queue.jobs.find(({ name }) => name === "webhooks.purge");
    assert.ok(purge, "there is no job webhooks.purge");
    server.clock.advance(29 * 24 * HOUR);
    await server.app.queue.perform(purge, {});
    assert.equal(await count(kept.hookId), 1);
    server.clock.advance(2 * 24 * HOUR);
    await server.app.queue.perform(purge, {});
    assert.equal(await count(kept.hookId), 0);
  });

  test("refuses addresses and events that cannot be, a key too narrow for an event, and one too many", async () => {
    const wish = { name: "W", url: receiver.url, events: ["chat:start"] };
    for (const [path, more] of [
      ["url", { url: "http://hooks.example.com/" }],
      ["url", { url: "https://10.1.2.3/" }],
      ["url", { url: "https://user:secret@hooks.example.com/" }],
      ["url", { url: "nonsense" }],
      ["events", { events: ["chat:nonsense"] }],
      ["events", { events: ["*", "chat:start"] }],
      ["secret", { secret: "whsec_not!base64-at-all" }],
    ] as const) {
      const { status, body } = await server.call("webhooks.create", at({ ...wish, ...more }));
      assert.equal(status, 400, JSON.stringify(more));
      assert.equal(body.details[0].path, path, JSON.stringify(more));
    }
    const { key } = await server.ok("keys.create", {
      name: "Narrow",
      scopes: ["webhooks_manage", "webhooks_read"],
    });
    const narrow = (events: string[]) =>
      server.call("webhooks.create", at({ ...wish, events }), { as: { key } });
    assert.equal((await narrow(["chat:start"])).status, 200);
    assert.equal((await narrow(["chat:message"])).status, 403);
    assert.equal((await narrow(["*"])).status, 403);
    const list = await server.ok("webhooks.list", at({}));
    for (let i = list.length; i < 10; i++) await create({ name: `Filler ${i}` });
    const refused = await server.call("webhooks.create", at(wish));
    assert.equal(refused.status, 409);
    assert.equal(refused.body.error, "too_many_webhooks");
  });
});

suite("One endpoint that hangs", () => {
  const server = withServer({ WEBHOOK_TIMEOUT_SECONDS: "2" });
  const receiver = withReceiver();

  test("delays no other, and counts as a failure in the end", async () => {
    const propertyId = server.world.property.id;
    const make = (name: string) =>
      server.ok("webhooks.create", {
        propertyId,
        name,
        url: receiver.url.replace("/hook", `/${name}`),
        events: ["chat:start"],
      });
    const hung = await make("hangs");
    await make("answers");
    const order: string[] = [];
    receiver.answer = (response, { path }) => {
      order.push(path);
      if (path === "/answers") response.writeHead(200).end();
    };
    for (let i = 0; i < 40; i++)
      await server.ok("chat.start", { propertyId, visitor: { name: `V ${i}` }, message: "Hello" });
    let answered = 0;
    server.app.courier.start();
    const count = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from webhook_deliveries d join webhooks h using (property_id, hook_id)
        where h.name = 'answers' and d.status = 'delivered'`.execute(server.database.db);
      return rows[0]?.n ?? 0;
    };
    while (answered < 40) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      answered = await count();
    }
    // All of the others arrived while not one of the hanging endpoint's first tries had ended.
    const { total } = (
      await server.call("webhooks.list-deliveries", { propertyId, hookId: hung.hookId, status: "pending" })
    ).body;
    assert.equal(total, 40);
    assert.equal(order.filter((path) => path === "/hangs").length <= 64, true);
    let [delivery] = (await server.call("webhooks.list-deliveries", { propertyId, hookId: hung.hookId })).body
      .data;
    const { deliveryId } = delivery;
    while (delivery.tries === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      delivery = await server.ok("webhooks.get-delivery", { propertyId, hookId: hung.hookId, deliveryId });
      if (order.filter((path) => path === "/hangs").length > 32 && delivery.tries === 0) {
        const { data } = (
          await server.call("webhooks.list-deliveries", { propertyId, hookId: hung.hookId, size: 40 })
        ).body;
        delivery = data.find(({ tries }: { tries: number }) => tries > 0) ?? delivery;
      }
    }
    assert.match(delivery.error, /did not answer in time/);
  });
});
