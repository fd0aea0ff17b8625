// The socket as its clients meet it: who gets in, what they hear, and what ends the line.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { suite, test } from "node:test";
import { insertKey, UNLIMITED } from "../../conformance/credentials.ts";
import { inTransaction, sql } from "../../kernel/db.ts";
import { appendEvents } from "../../kernel/ledger.ts";
import { listenAs, refusedStatus } from "../../testing/listener.ts";
import { credentialHeaders, withServer } from "../../testing/server.ts";

suite("the realtime socket", () => {
  const server = withServer({ ...UNLIMITED, DATABASE_POOL: "12" });

  /** One committed event of a property, its transaction held open for a moment. */
  const write = (propertyId: string, payload: object, holdMs = 0, scope = "chat_history_read") =>
    inTransaction(server.database.db, async (trx) => {
      await appendEvents(trx, [
        {
          propertyId,
          event: "test:fact",
          audience: [`property:${propertyId}:${scope}`],
          payload,
          actorId: null,
          requestId: "test",
          at: new Date(0),
        },
      ]);
      if (holdMs > 0) await new Promise((resolve) => setTimeout(resolve, holdMs));
    }).then(() => server.app.realtime.wake());

  const numbers = (frames: readonly { payload?: { n: number } }[]) => frames.map((one) => one.payload?.n);

  test("tells what a method did, and nothing to those it is not for", async () => {
    const { world } = server;
    const others = [
      { key: world.stranger.key },
      { session: world.stranger.session },
      { session: world.guest.session },
      { key: world.testKey.key },
      { key: await insertKey(server, { agentId: world.owner.id, scopes: ["metrics_read"] }) },
      { key: await insertKey(server, { agentId: world.owner.id, propertyIds: [world.sandbox.id] }) },
    ];
    const members = [
      { key: world.owner.key },
      { session: world.agent.session },
      { key: world.serviceKey.key },
    ];
    const deaf = await Promise.all(others.map((as) => listenAs(server.url, as, {})));
    const hearing = await Promise.all(members.map((as) => listenAs(server.url, as, {})));
    await server.ok("departments.create", { propertyId: world.property.id, name: "Glazing" });
    for (const one of hearing) {
      const { payload, propertyId } = await one.until(({ name }) => name === "department:create");
      assert.equal(payload.name, "Glazing");
      assert.equal(propertyId, world.property.id);
    }
    // A later event of their own shows that the earlier one was passed over, not late.
    await write(world.otherProperty.id, { n: 1 });
    await write(world.sandbox.id, { n: 1 });
    await deaf[0]?.until(({ name }) => name === "test:fact");
    await deaf[3]?.until(({ name }) => name === "test:fact");
    for (const one of deaf)
      for (const frame of one.events) assert.notEqual(frame.propertyId, world.property.id);
    for (const one of [...hearing, ...deaf]) one.ws.terminate();
  });

  test("resumes after any cursor without a gap or a double, beside sixteen writers", async () => {
    const { id } = server.world.property;
    const as = { key: server.world.agent.key };
    const first = await listenAs(server.url, as, {});
    let n = 0;
    const total = 16 * 20;
    const writers = Promise.all(
      Array.from({ length: 16 }, async (_, w) => {
        for (let i = 0; i < 20; i++) await write(id, { n: n++ }, (w * 7 + i * 3) % 9);
      }),
    );
    await first.until(({ payload }) => payload?.n !== undefined);
    // Comes and goes while they write, and goes on from the last cursor each time.
    const seen = [];
    let cursor = first.frames.find(({ type }) => type === "subscribed")?.cursor;
    for (let round = 0; seen.length < total; round++) {
      assert.ok(round < 1000);
      const one = await listenAs(server.url, as, { after: cursor });
      await one.until(({ type }) => type === "event");
      one.ws.terminate();
      seen.push(...one.events);
      cursor = seen.at(-1)?.cursor;
    }
    await writers;
    await first.until(() => first.events.length === total);
    assert.deepEqual(numbers(seen), numbers(first.events));
    assert.deepEqual(
      numbers(seen).sort((a, b) => Number(a) - Number(b)),
      Array.from({ length: total }, (_, i) => i),
    );
    const polled = await server.ok(
      "events.list",
      { propertyId: id, after: first.frames[0]?.cursor, size: 1000 },
      { as },
    );
    assert.deepEqual(numbers(polled.events), numbers(first.events));
    assert.deepEqual(
      polled.events.map((one: { cursor: string }) => one.cursor),
      first.events.map((one) => one.cursor),
    );
    first.ws.terminate();
  });

  test("says reset when the ledger no longer reaches back, and goes on from now", async () => {
    const { id } = server.world.property;
    await write(id, { n: 1 });
    const { next } = await server.ok("events.list", {});
    for (let n = 0; n < 3; n++) await write(id, { n });
    await sql`delete from ledger where id < (select max(id) from ledger)`.execute(server.database.db);
    for (const after of [next, "czzzzzzzz"]) {
      const one = await listenAs(server.url, { key: server.world.owner.key }, { after });
      assert.deepEqual(
        one.frames.map(({ type }) => type),
        ["reset", "subscribed"],
      );
      await write(id, { n: 9 });
      assert.equal((await one.until(({ type }) => type === "event")).payload.n, 9);
      assert.equal((await server.call("events.list", { after })).body.error, "cursor_expired");
      one.ws.terminate();
    }
  });

  test("lets in whom the API lets in, from its own pages alone", async () => {
    const { owner, guest } = server.world;
    const refused = (headers: Record<string, string>) => refusedStatus(server.url, headers);
    const cookie = credentialHeaders({ session: guest.session });
    assert.equal(await refused({}), 401);
    assert.equal(await refused({ ...cookie, origin: "https://elsewhere.example" }), 401);
    assert.equal(await refused({ ...cookie, "sec-fetch-site": "cross-site" }), 401);
    const key = credentialHeaders({ key: owner.key });
    assert.equal(await refused({ ...key, "x-forwarded-for": "203.0.113.9" }), 403);
    assert.equal(await refused({ ...key, authorization: `Bearer ${owner.key}` }), 401);
    const own = await listenAs(server.url, { session: guest.session }, {}, { origin: server.url });
    own.ws.terminate();
  });

  test("refuses what it does not understand, by the API's codes, and ends with whoever goes on", async () => {
    const one = await listenAs(server.url, { key: server.world.owner.key });
    const { otherProperty } = server.world;
    for (const bad of ["{", '{"type":"shout"}', '{"type":"subscribe","after":"x"}']) one.say(bad);
    one.say({ type: "subscribe", propertyId: otherProperty.id });
    await one.until(({ error }) => error === "not_found");
    assert.deepEqual(
      one.frames.map(({ error }) => error),
      ["validation_error", "validation_error", "validation_error", "not_found"],
    );
    for (let i = 0; i < 30; i++) one.say("{");
    assert.equal(await one.closed, 4429);
    const large = await listenAs(server.url, { key: server.world.owner.key });
    large.say("x".repeat(5000));
    assert.equal(await large.closed, 1009);
  });

  test("ends with its credential within a second, and hears no more than a changed grant allows", async () => {
    const { world } = server;
    const made = await server.ok("keys.create", { name: "Soon gone" });
    const gone = await listenAs(server.url, { key: made.key }, {});
    const narrowed = await listenAs(server.url, { session: world.newcomer.session }, {});
    await server.ok("keys.delete", { keyId: made.keyId });
    await server.ok("members.remove", { propertyId: world.property.id, agentId: world.newcomer.id });
    assert.equal(await gone.closed, 4401);
    // A subscription to the property itself is refused as soon as the change has reached the socket.
    for (let tries = 0; ; tries++) {
      assert.ok(tries < 15);
      await new Promise((resolve) => setTimeout(resolve, 700));
      const before = narrowed.frames.length;
      narrowed.say({ type: "subscribe" });
      await narrowed.until(() => narrowed.frames.length > before);
      const seen = narrowed.events.length;
      await write(world.property.id, { n: tries });
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (narrowed.events.length === seen) break;
    }
    narrowed.ws.terminate();
  });

  test("drops a reader that does not read, and takes it up again at its cursor", async () => {
    const { id } = server.world.property;
    const as = { key: server.world.agent.key };
    const slow = await listenAs(server.url, as, {});
    const other = await listenAs(server.url, as, {});
    slow.ws.pause();
    const text = "x".repeat(512 * 1024);
    const total = 40;
    for (let n = 0; n < total; n++) await write(id, { n, text });
    await other.until(({ payload }) => payload?.n === total - 1);
    const all = server.app.realtime.size();
    while (server.app.realtime.size() === all) await new Promise((resolve) => setTimeout(resolve, 100));
    slow.ws.resume();
    assert.ok([4413, 1006].includes(await slow.closed));
    assert.ok(slow.events.length < total);
    const last = slow.frames.at(-1)?.cursor;
    const again = await listenAs(server.url, as, { after: last });
    await again.until(({ payload }) => payload?.n === total - 1);
    assert.deepEqual(numbers([...slow.events, ...again.events]), numbers(other.events));
    again.ws.terminate();
    other.ws.terminate();
  });

  test("leaves calls alone that offer another protocol", async () => {
    const body = "{}";
    const { authorization } = credentialHeaders({ key: server.world.owner.key });
    const { port } = new URL(server.url);
    const reply = await new Promise<string>((resolve) => {
      const tcp = connect(Number(port), "127.0.0.1");
      let text = "";
      tcp.on("data", (chunk) => {
        text += chunk;
        if (text.includes("requestId") || text.includes('"ok":')) tcp.destroy();
      });
      tcp.on("close", () => resolve(text));
      tcp.write(
        `POST /v1/agent.me HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAARAAAAAAAIAAAAA\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    });
    assert.match(reply, /^HTTP\/1\.1 200 /);
    assert.match(reply, /"ok":true/);
  });
});
