// What properties promise: who sees what of them, and that deleting one can be undone for 30 days.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { methods } from "../../registry.gen.ts";
import { type CallOptions, type TestServer, withServer } from "../../testing/server.ts";

const DAY_MS = 86_400_000;

interface Listed {
  readonly propertyId: string;
  readonly deletedOn?: string;
}

const idsOf = (list: readonly Listed[]) => list.map(({ propertyId }) => propertyId).sort();

suite("property.list", () => {
  const server = withServer();

  test("shows everything the credential sees, with the caller's role", async () => {
    const { property, sandbox, owner, agent, serviceKey, testKey } = server.world;
    assert.deepEqual(idsOf(await server.ok("property.list")), [property.id, sandbox.id].sort());
    const [seen] = await server.ok("property.list", {}, { as: { key: agent.key } });
    assert.equal(seen.role, "agent");
    const work = { read: true, answer: true, readTickets: true, answerTickets: true };
    assert.deepEqual(seen.can, { manage: false, ...work });
    const [own] = await server.ok("property.list", {}, { as: { session: owner.session } });
    assert.deepEqual([own.role, own.can], ["admin", { manage: true, ...work }]);
    const service = await server.ok("property.list", {}, { as: { key: serviceKey.key } });
    assert.deepEqual(idsOf(service), [property.id]);
    assert.equal(service[0].role, "service");
    assert.deepEqual(idsOf(await server.ok("property.list", {}, { as: { key: testKey.key } })), [sandbox.id]);
  });

  test("returns all of them without a size, however many", async () => {
    const { property, owner } = server.world;
    await server.database.pool.query(
      `insert into properties (property_id, name, created_on)
       select lpad(to_hex(n), 24, '0'), 'Shop ' || n, now() from generate_series(1, 120) n`,
    );
    await server.database.pool.query(
      `insert into members (property_id, agent_id, role, joined_on)
       select property_id, $1, 'admin', now() from properties where name like 'Shop %'`,
      [owner.id],
    );
    server.app.callers.forget({ propertyId: property.id });
    assert.equal((await server.ok("property.list")).length, 122);
    const page = await server.call("property.list", { size: 5, offset: 119 });
    assert.equal(page.body.total, 122);
    assert.equal(page.body.data.length, 3);
  });

  test("filters by type, by whether it is in use, and by whether it lies in the bin", async () => {
    const { property, deletedProperty } = server.world;
    assert.deepEqual(await server.ok("property.list", { type: "profile" }), []);
    await server.ok("property.update", { propertyId: property.id, enabled: false });
    const idle = await server.ok("property.list", { enabled: false });
    assert.deepEqual(idsOf(idle), [property.id]);
    const bin = await server.ok("property.list", { deleted: true });
    assert.deepEqual(idsOf(bin), [deletedProperty.id]);
    assert.ok(bin[0].deletedOn);
  });
});

suite("property.info", () => {
  const server = withServer();

  test("shows the name, and each block asked for and no other", async () => {
    const { property, owner } = server.world;
    const bare = await server.ok("property.info", { propertyId: property.id });
    assert.deepEqual(bare, { propertyId: property.id, name: property.name });
    const some = await server.ok("property.info", {
      propertyId: property.id,
      fields: { settings: true, createdOn: true, agents: false },
    });
    assert.deepEqual(Object.keys(some).sort(), ["createdOn", "name", "propertyId", "settings"]);
    assert.deepEqual(some.settings, {
      url: "https://bottega-aurora.example",
      language: "it",
      timezone: "Europe/Rome",
      sandbox: false,
      enabled: true,
    });
    const full = await server.ok("property.info", {
      propertyId: property.id,
      fields: { agents: true, widgets: true, assets: true },
    });
    assert.equal(full.agents.length, 3);
    assert.ok(full.agents.some((one: { agentId: string }) => one.agentId === owner.id));
    assert.equal(full.widgets[0].widgetId, "default");
    assert.deepEqual(full.assets, { pictures: [] });
  });

  test("asks of each block the scope it needs", async () => {
    const { property, owner } = server.world;
    const { key } = await server.ok(
      "keys.create",
      { name: "Narrow", scopes: ["property_read"] },
      { as: { session: owner.session } },
    );
    const status = async (fields: object) =>
      (await server.call("property.info", { propertyId: property.id, fields }, { as: { key } })).status;
    assert.equal(await status({ settings: true, assets: true, createdOn: true, agents: false }), 200);
    assert.equal(await status({ agents: true }), 403);
    assert.equal(await status({ widgets: true }), 403);
  });
});

suite("property.update", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const settings = async () =>
    (await server.ok("property.info", { ...at(), fields: { settings: true } })).settings;

  test("changes what is given and nothing else", async () => {
    const before = await settings();
    const changed = await server.ok("property.update", {
      ...at(),
      name: " Aurora\tdue ",
      timezone: "Europe/Paris",
    });
    assert.equal(changed.name, "Aurora due");
    assert.deepEqual(await settings(), { ...before, timezone: "Europe/Paris" });
    await server.ok("property.update", { ...at(), url: "" });
    assert.equal("url" in (await settings()), false);
  });

  test("refuses addresses and time zones that cannot be", async () => {
    for (const url of ["javascript:alert(1)", "https://", "bottega-aurora.example", "https://a@b.example"])
      assert.equal((await server.call("property.update", { ...at(), url })).body.message, "url", url);
    for (const timezone of ["", "Rome", "+02:00", "Europe/Atlantis", "../etc"])
      assert.equal(
        (await server.call("property.update", { ...at(), timezone })).body.message,
        "timezone",
        timezone,
      );
  });

  test("is for those who manage the property", async () => {
    const as = { session: server.world.agent.session };
    assert.equal((await server.call("property.update", { ...at(), name: "Mine" }, { as })).status, 403);
  });
});

suite("A deleted property", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });

  test("goes only when its name was typed to the letter", async () => {
    const { name } = server.world.property;
    for (const confirm of ["", "delete", `Delete ${name}`, `delete ${name} `, name]) {
      const reply = await server.call("property.delete", { ...at(), confirm });
      assert.equal(reply.status, 400, confirm);
      assert.equal(reply.body.message, "confirm");
      assert.ok(reply.body.details[0].reason.includes(`delete ${name}`));
    }
  });

  test("is there for nobody, by any method and any credential, until it is restored", async () => {
    const { property, owner, agent, serviceKey } = server.world;
    const sight = [
      { key: owner.key },
      { session: owner.session },
      { key: agent.key },
      { key: serviceKey.key },
    ];
    for (const as of sight) assert.equal((await server.call("members.list", at(), { as })).status, 200);
    const deleted = await server.ok("property.delete", { ...at(), confirm: `delete ${property.name}` });
    assert.equal(Date.parse(deleted.recoverableUntil) - Date.parse(deleted.deletedOn), 30 * DAY_MS);
    for (const as of sight) {
      await assertGone(server, { as });
      const listed = await server.ok("property.list", {}, { as });
      assert.ok(!idsOf(listed).includes(property.id));
    }
    const bin = await server.ok("property.list", { deleted: true });
    assert.ok(idsOf(bin).includes(property.id));
    const others = { as: { key: agent.key } };
    assert.equal((await server.call("property.restore", at(), others)).status, 403);
    const restored = await server.ok("property.restore", at());
    assert.equal("deletedOn" in restored, false);
    for (const as of sight) assert.equal((await server.call("members.list", at(), { as })).status, 200);
    assert.equal((await server.call("property.restore", at())).body.error, "not_deleted");
  });

  test("cannot be restored after 30 days, and is then gone with everything in it", async () => {
    const { property, deletedProperty } = server.world;
    await server.ok("property.delete", { ...at(), confirm: `delete ${property.name}` });
    server.clock.advance(30 * DAY_MS - 1000);
    await purge();
    assert.ok(idsOf(await server.ok("property.list", { deleted: true })).includes(property.id));
    server.clock.advance(1000);
    assert.equal((await server.call("property.restore", at())).status, 404);
    assert.deepEqual(await server.ok("property.list", { deleted: true }), []);
    await purge();
    await purge();
    for (const table of [
      "properties",
      "widgets",
      "members",
      "roles",
      "invites",
      "departments",
      "department_members",
      "api_keys",
      "ledger",
      "chats",
      "chat_messages",
      "chat_notes",
      "tickets",
      "ticket_messages",
    ]) {
      const left = await server.database.pool.query(
        `select count(*) as count from ${table} where property_id = any($1)`,
        [[property.id, deletedProperty.id]],
      );
      assert.equal(left.rows[0].count, 0, table);
    }
    const kept = await server.ok("property.list");
    assert.deepEqual(idsOf(kept), [server.world.sandbox.id]);
  });

  async function purge(): Promise<void> {
    const job = server.app.queue.jobs.find(({ name }) => name === "property.purge");
    assert.ok(job);
    await server.app.queue.perform(job, {});
  }
});

/** Every method that takes a property answers as if there were none. */
async function assertGone(server: TestServer, options: CallOptions): Promise<void> {
  const exempt = new Set(["property.restore"]);
  for (const method of methods) {
    if (!("propertyId" in method.params.properties) || method.access !== "any" || exempt.has(method.name))
      continue;
    const example = method.example(server.world);
    if (example.propertyId !== server.world.property.id) continue;
    const reply = await server.call(method.name, example, options);
    assert.ok([403, 404].includes(reply.status), `${method.name}: ${reply.text}`);
    const nobody = await server.call(method.name, { ...example, propertyId: "f".repeat(24) }, options);
    const bare = (text: string) => text.replace(/"requestId":"[^"]*"/, "");
    assert.equal(bare(reply.text), bare(nobody.text), method.name);
  }
}
