// What keys that belong to a property promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";

suite("service keys", () => {
  const server = withServer();
  const asOwner = () => ({ as: { session: server.world.owner.session } });
  const service = (params: Record<string, unknown> = {}) => ({
    name: "Backend",
    kind: "service",
    propertyId: server.world.property.id,
    ...params,
  });

  test("belong to a property, which is all they see", async () => {
    const made = await server.ok("keys.create", service(), asOwner());
    assert.equal(made.propertyId, server.world.property.id);
    const as = { as: { key: made.key } };
    const me = await server.ok("agent.me", {}, as);
    assert.deepEqual([me.id, me.type], [made.keyId, "service"]);
    assert.equal((await server.call("keys.list", { propertyId: server.world.sandbox.id }, as)).status, 404);
    const listed = await server.ok("keys.list", { propertyId: server.world.property.id }, as);
    assert.ok(listed.some((key: { keyId: string }) => key.keyId === made.keyId));
    const own = await server.ok("keys.list", {}, asOwner());
    assert.equal(
      own.some((key: { keyId: string }) => key.keyId === made.keyId),
      false,
    );
  });

  test("are not for agents, nor for strangers", async () => {
    const agent = await server.call("keys.create", service(), {
      as: { session: server.world.agent.session },
    });
    assert.deepEqual([agent.status, agent.body.error], [403, "forbidden"]);
    const stranger = await server.call("keys.create", service(), {
      as: { session: server.world.stranger.session },
    });
    assert.equal(stranger.status, 404);
    const list = await server.call(
      "keys.list",
      { propertyId: server.world.property.id },
      { as: { session: server.world.agent.session } },
    );
    assert.equal(list.status, 403);
  });

  test("outlive their maker's membership, and other admins manage them", async () => {
    const made = await server.ok("keys.create", service(), asOwner());
    const pool = server.database.pool;
    await pool.query("update members set role = 'admin' where agent_id = $1", [server.world.agent.id]);
    await pool.query("delete from members where agent_id = $1 and property_id = $2", [
      server.world.owner.id,
      server.world.property.id,
    ]);
    server.app.callers.forget({ propertyId: server.world.property.id });
    assert.equal((await server.call("agent.me", {}, { as: { key: made.key } })).status, 200);
    const gone = await server.call("keys.delete", { keyId: made.keyId }, asOwner());
    assert.equal(gone.status, 404);
    await server.ok("keys.delete", { keyId: made.keyId }, { as: { session: server.world.agent.session } });
    await pool.query(
      "insert into members (property_id, agent_id, role, joined_on) values ($1, $2, 'admin', now())",
      [server.world.property.id, server.world.owner.id],
    );
    await pool.query("update members set role = 'agent' where agent_id = $1", [server.world.agent.id]);
    server.app.callers.forget({ propertyId: server.world.property.id });
    server.app.callers.forget({ agentId: server.world.owner.id });
  });

  test("are no wider than their maker's role, neither made nor rotated", async () => {
    const { property, agent, serviceKey } = server.world;
    const pool = server.database.pool;
    const role = "0123456789abcdef01234567";
    await pool.query(
      "insert into roles (property_id, role_id, name, scopes, created_on) values ($1, $2, 'Key keeper', '{keys_manage,tickets_read}', now())",
      [property.id, role],
    );
    await pool.query("update members set role = $1 where agent_id = $2", [role, agent.id]);
    server.app.callers.forget({ agentId: agent.id });
    const as = { as: { session: agent.session } };
    const wide = await server.call("keys.create", service(), as);
    assert.deepEqual(
      [wide.status, wide.body.error, wide.body.details[0].path],
      [403, "key_too_wide", "scopes"],
    );
    const made = await server.ok("keys.create", service({ scopes: ["tickets_read"] }), as);
    await server.ok("keys.rotate", { keyId: made.keyId, overlapSeconds: 0 }, as);
    const other = await server.call("keys.rotate", { keyId: serviceKey.id, overlapSeconds: 0 }, as);
    assert.equal(other.body.error, "key_too_wide");
    await pool.query("update members set role = 'agent' where agent_id = $1", [agent.id]);
    server.app.callers.forget({ agentId: agent.id });
  });

  test("make service keys of their own property, and personal keys of nobody", async () => {
    const as = { as: { key: server.world.serviceKey.key } };
    await server.ok("keys.create", service({ scopes: ["tickets_read"] }), as);
    const personal = await server.call("keys.create", { name: "x" }, as);
    assert.deepEqual([personal.status, personal.body.message], [400, "kind"]);
    const elsewhere = await server.call("keys.create", service({ propertyId: server.world.sandbox.id }), as);
    assert.equal(elsewhere.status, 404);
    assert.equal((await server.call("keys.list", {}, as)).body.message, "propertyId");
  });

  test("of test mode exist for sandbox properties only", async () => {
    const refused = await server.call("keys.create", service({ mode: "test" }), asOwner());
    assert.deepEqual([refused.status, refused.body.message], [400, "propertyId"]);
    const made = await server.ok(
      "keys.create",
      service({ mode: "test", propertyId: server.world.sandbox.id }),
      asOwner(),
    );
    assert.match(made.key, /^parlo_test_/);
  });

  test("are heard of by those who manage keys at the property", async () => {
    const { rows: events } = await readAll(server.database.db);
    const made = events.filter((event) => event.event === "key:create");
    assert.ok(made.length > 0);
    assert.ok(
      made.every(({ propertyId, audience }) => audience.join() === `property:${propertyId}:keys_manage`),
    );
  });

  test("number at most fifty per property", async () => {
    const propertyId = server.world.sandbox.id;
    for (;;) {
      const reply = await server.call("keys.create", service({ propertyId }), asOwner());
      if (reply.status === 200) continue;
      assert.equal(reply.body.error, "key_limit_reached");
      break;
    }
    const { body } = await server.call("keys.list", { propertyId, size: 1 }, asOwner());
    assert.equal(body.total, 50);
  });
});
