// What the methods of API keys promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { isWellFormed } from "./keys.rules.ts";

const HOUR_MS = 3_600_000;

suite("API keys", () => {
  const server = withServer();
  const asOwner = () => ({ as: { session: server.world.owner.session } });
  const asAgent = () => ({ as: { session: server.world.agent.session } });
  const make = (params: Record<string, unknown> = {}, options: object = asOwner()) =>
    server.ok("keys.create", { name: "A key", ...params }, options);
  const status = async (key: string, method = "agent.me", params: object = {}) =>
    (await server.call(method, params, { as: { key } })).status;
  const forget = (session: string) =>
    server.ok("keys.list", { size: 1000 }, { as: { session } }).then(async (keys) => {
      const world = [server.world.owner.keyId, server.world.agent.keyId, server.world.testKey.id];
      const made = keys
        .map((key: { keyId: string }) => key.keyId)
        .filter((id: string) => !world.includes(id));
      if (made.length > 0) await server.ok("keys.delete", { keyIds: made }, { as: { session } });
    });

  test("the secret is shown once, works at once, and only its hash is stored", async () => {
    const made = await make({ name: "  Export  " });
    assert.ok(isWellFormed(made.key));
    assert.equal(made.name, "Export");
    assert.ok(made.key.startsWith(made.prefix) && made.key.endsWith(made.last4));
    assert.equal(await status(made.key), 200);
    const { key, ...shown } = made;
    const listed = await server.ok("keys.list", {}, asOwner());
    const { lastUsedOn, lastUsedIp, ...unused } = listed[0];
    assert.deepEqual(unused, shown);
    const dump = await server.database.pool.query("select to_jsonb(k)::text as row from api_keys k");
    assert.equal(
      dump.rows.some(({ row }) => row.includes(key)),
      false,
    );
  });

  test("a key is shown with everything that narrows it", async () => {
    const { property } = server.world;
    const made = await make({
      scopes: ["tickets_read", "property_read"],
      propertyIds: [property.id.toUpperCase()],
      ips: ["10.0.0.0/8"],
      expiresOn: "2026-11-02T11:00:00Z",
    });
    assert.deepEqual(made.scopes, ["property_read", "tickets_read"]);
    assert.deepEqual(made.propertyIds, [property.id]);
    assert.deepEqual(made.ips, ["10.0.0.0/8"]);
    assert.equal(made.expiresOn, "2026-11-02T11:00:00.000Z");
    assert.equal(made.kind, "personal");
    assert.equal(made.mode, "live");
  });

  test("everything wrong with a wish is told at once", async () => {
    const reply = await server.call(
      "keys.create",
      {
        name: "x",
        propertyIds: [server.world.property.id, server.world.otherProperty.id, "0123456789abcdef01234567"],
        ips: ["10.0.0.1/33"],
        expiresOn: "2026-11-02T08:59:59.999Z",
      },
      asOwner(),
    );
    assert.equal(reply.status, 400);
    assert.equal(reply.body.message, "propertyIds[1]");
    assert.deepEqual(
      reply.body.details.map((detail: { path: string }) => detail.path),
      ["propertyIds[1]", "propertyIds[2]", "ips[0]", "expiresOn"],
    );
    assert.equal(reply.body.details[0].reason, reply.body.details[1].reason);
  });

  test("a name is required, and a scope must be one there is", async () => {
    for (const params of [
      {},
      { name: " " },
      { name: "x", scopes: ["chats_eat"] },
      { name: "x", scopes: [] },
    ]) {
      const reply = await server.call("keys.create", params, asOwner());
      assert.equal(reply.body.error, "validation_error", JSON.stringify(params));
    }
  });

  test("whoever has no API access makes no key", async () => {
    for (const person of [server.world.newcomer, server.world.guest]) {
      const reply = await server.call("keys.create", { name: "x" }, { as: { session: person.session } });
      assert.equal(reply.status, 403);
      assert.equal(reply.body.error, "access_required");
    }
  });

  test("a key is bound to its addresses, whichever way an address is written", async () => {
    const here = await make({ ips: ["::ffff:127.0.0.0/104"] });
    assert.equal(await status(here.key), 200);
    const elsewhere = await make({ ips: ["10.0.0.0/8", "2001:db8::/32"] });
    const reply = await server.call("agent.me", {}, { as: { key: elsewhere.key } });
    assert.equal(reply.status, 403);
    assert.equal(reply.body.message, "ip_not_allowed");
  });

  test("a key stops working when it expires, and cannot be rotated any more", async () => {
    const made = await make({ expiresOn: new Date(server.clock.nowMs() + HOUR_MS).toISOString() });
    assert.equal(await status(made.key), 200);
    server.clock.advance(HOUR_MS);
    assert.equal(await status(made.key), 401);
    const reply = await server.call("keys.rotate", { keyId: made.keyId, overlapSeconds: 0 }, asOwner());
    assert.equal(reply.body.error, "key_expired");
  });

  test("a test key sees sandbox properties only", async () => {
    const { sandbox, property } = server.world;
    const made = await make({ mode: "test" });
    assert.match(made.key, /^parlo_test_/);
    const sees = (propertyId: string) =>
      server.call("keys.list", { propertyId }, { as: { key: made.key } }).then((reply) => reply.status);
    assert.equal(await sees(sandbox.id), 200);
    assert.equal(await sees(property.id), 404);
  });

  test("a test key sees and ends test keys only", async () => {
    const live = await make();
    const made = await make({ mode: "test" });
    const asTest = { as: { key: made.key } };
    const listed: { mode: string }[] = await server.ok("keys.list", {}, asTest);
    assert.ok(listed.length > 0 && listed.every(({ mode }) => mode === "test"));
    for (const [method, params] of [
      ["keys.update", { name: "Mine now" }],
      ["keys.rotate", { overlapSeconds: 0 }],
      ["keys.delete", {}],
    ] as const) {
      const reply = await server.call(method, { keyId: live.keyId, ...params }, asTest);
      assert.equal(reply.status, 404, method);
    }
    assert.equal(await status(live.key), 200);
    await server.ok("keys.delete", { keyId: made.keyId }, asTest);
  });

  test("a property list hides the agent's other properties", async () => {
    const { sandbox, property } = server.world;
    const made = await make({ propertyIds: [sandbox.id] });
    assert.equal(await status(made.key, "keys.list", { propertyId: sandbox.id }), 200);
    assert.equal(await status(made.key, "keys.list", { propertyId: property.id }), 404);
  });

  test("rotation leaves the old secret working for the chosen time", async () => {
    const made = await make();
    const next = await server.ok("keys.rotate", { keyId: made.keyId, overlapSeconds: 3600 }, asOwner());
    assert.notEqual(next.key, made.key);
    assert.equal(next.keyId, made.keyId);
    assert.equal(next.previousValidUntil, new Date(server.clock.nowMs() + HOUR_MS).toISOString());
    assert.deepEqual([await status(made.key), await status(next.key)], [200, 200]);
    server.clock.advance(HOUR_MS);
    assert.deepEqual([await status(made.key), await status(next.key)], [401, 200]);
    const listed = await server.ok("keys.list", {}, asOwner());
    const one = listed.find((key: { keyId: string }) => key.keyId === made.keyId);
    assert.equal(one.previousValidUntil, undefined);
    assert.ok(one.rotatedOn);
  });

  test("rotating without overlap ends the old secret at once", async () => {
    const made = await make();
    assert.equal(await status(made.key), 200);
    const next = await server.ok("keys.rotate", { keyId: made.keyId, overlapSeconds: 0 }, asOwner());
    assert.equal(next.previousValidUntil, undefined);
    assert.deepEqual([await status(made.key), await status(next.key)], [401, 200]);
  });

  test("rotating twice within an overlap ends the oldest secret", async () => {
    const first = await make();
    const second = await server.ok("keys.rotate", { keyId: first.keyId, overlapSeconds: 600 }, asOwner());
    const third = await server.ok("keys.rotate", { keyId: first.keyId, overlapSeconds: 600 }, asOwner());
    assert.deepEqual(
      [await status(first.key), await status(second.key), await status(third.key)],
      [401, 200, 200],
    );
    const reply = await server.call(
      "keys.rotate",
      { keyId: first.keyId, overlapSeconds: 2_592_001 },
      asOwner(),
    );
    assert.equal(reply.status, 400);
  });

  test("a key may rotate itself", async () => {
    const made = await make({ scopes: ["keys_manage"] });
    const next = await server.ok(
      "keys.rotate",
      { keyId: made.keyId, overlapSeconds: 0 },
      { as: { key: made.key } },
    );
    assert.deepEqual([await status(made.key), await status(next.key)], [401, 200]);
  });

  test("several keys are deleted together or not at all", async () => {
    const [a, b] = [await make(), await make()];
    const keyIds = [a.keyId, b.keyId];
    const reply = await server.call(
      "keys.delete",
      { keyIds: [...keyIds, server.world.stranger.keyId] },
      asOwner(),
    );
    assert.equal(reply.status, 404);
    assert.deepEqual([await status(a.key), await status(b.key)], [200, 200]);
    await server.ok("keys.delete", { keyIds: [...keyIds, a.keyId.toUpperCase()] }, asOwner());
    assert.deepEqual([await status(a.key), await status(b.key)], [401, 401]);
    assert.equal((await server.call("keys.delete", {}, asOwner())).body.message, "keyId");
  });

  test("another's keys are not there", async () => {
    const keyId = server.world.owner.keyId;
    const unknown = "0123456789abcdef01234567";
    for (const [method, more] of [
      ["keys.update", { name: "Mine now" }],
      ["keys.rotate", { overlapSeconds: 0 }],
      ["keys.delete", {}],
    ] as const) {
      const theirs = await server.call(method, { keyId, ...more }, asAgent());
      const nobodys = await server.call(method, { keyId: unknown, ...more }, asAgent());
      assert.equal(theirs.status, 404);
      assert.deepEqual({ ...theirs.body, requestId: "" }, { ...nobodys.body, requestId: "" });
    }
  });

  test("a key is renamed", async () => {
    const made = await make();
    const renamed = await server.ok("keys.update", { keyId: made.keyId, name: "Reports" }, asOwner());
    assert.equal(renamed.name, "Reports");
    assert.equal("key" in renamed, false);
  });

  test("a key manages keys only with the scope for it", async () => {
    const made = await make({ scopes: ["tickets_read"] });
    for (const [method, params] of [
      ["keys.create", { name: "x" }],
      ["keys.list", {}],
      ["keys.delete", { keyId: made.keyId }],
    ] as const)
      assert.equal((await server.call(method, params, { as: { key: made.key } })).body.error, "forbidden");
  });

  test("a key makes and rotates no key wider than itself", async () => {
    const wide = await make();
    const narrow = await make({
      scopes: ["keys_manage", "tickets_read"],
      propertyIds: [server.world.sandbox.id],
    });
    const as = { as: { key: narrow.key } };
    const refused = await server.call("keys.create", { name: "x" }, as);
    assert.equal(refused.status, 403);
    assert.equal(refused.body.error, "key_too_wide");
    assert.deepEqual(
      refused.body.details.map((detail: { path: string }) => detail.path),
      ["scopes", "propertyIds"],
    );
    const rotated = await server.call("keys.rotate", { keyId: wide.keyId, overlapSeconds: 0 }, as);
    assert.equal(rotated.body.error, "key_too_wide");
    assert.equal(await status(wide.key), 200);
    await make({ scopes: ["tickets_read"], propertyIds: [server.world.sandbox.id] }, as);
  });

  test("an agent has at most fifty keys", async () => {
    await forget(server.world.agent.session);
    const params = { name: "x" };
    const replies = await Promise.all(
      Array.from({ length: 55 }, () => server.call("keys.create", params, asAgent())),
    );
    assert.equal(replies.filter((reply) => reply.status === 200).length, 49); // the world made one before
    const refused = replies.filter((reply) => reply.status !== 200);
    assert.ok(refused.every((reply) => reply.status === 409 && reply.body.error === "key_limit_reached"));
    const page = await server.call("keys.list", { size: 20, offset: 40 }, asAgent());
    assert.equal(page.body.total, 50);
    assert.equal(page.body.data.length, 10);
    await forget(server.world.agent.session);
  });

  test("the list shows the last use", async () => {
    const made = await make();
    server.clock.advance(5_000);
    await server.ok("agent.me", {}, { as: { key: made.key } });
    await server.app.callers.flush();
    const listed = await server.ok("keys.list", {}, asOwner());
    const one = listed.find((key: { keyId: string }) => key.keyId === made.keyId);
    assert.equal(one.lastUsedOn, new Date(server.clock.nowMs()).toISOString());
    assert.equal(one.lastUsedIp, "127.0.0.1");
  });

  test("its agent hears what happens to a key, without the secret", async () => {
    const before = await readAll(server.database.db);
    const made = await make({ name: "Heard" });
    const next = await server.ok("keys.rotate", { keyId: made.keyId, overlapSeconds: 0 }, asOwner());
    await server.ok("keys.update", { keyId: made.keyId, name: "Heard again" }, asOwner());
    await server.ok("keys.delete", { keyId: made.keyId }, asOwner());
    const { rows: events } = await readAll(server.database.db, before.next);
    assert.deepEqual(
      events.map((event) => event.event),
      ["key:create", "key:rotate", "key:update", "key:delete"],
    );
    assert.deepEqual(events[0]?.audience, [`agent:${server.world.owner.id}`]);
    const text = JSON.stringify(events);
    assert.equal(text.includes(made.key) || text.includes(next.key), false);
  });
});
