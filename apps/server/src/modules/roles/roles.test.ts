// What roles promise: two are built in, the others are made of scopes, and nobody makes one wider than their own.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";
import { scopeNames } from "../scope/index.ts";

interface Shown {
  readonly roleId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly builtIn: boolean;
  readonly members: number;
}

suite("roles", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const list = (): Promise<Shown[]> => server.ok("roles.list", at());

  test("admin and agent are there from the start, and say what they allow", async () => {
    const [admin, agent, editor] = await list();
    assert.deepEqual([admin?.roleId, admin?.builtIn, admin?.members], ["admin", true, 1]);
    assert.deepEqual(admin?.scopes, scopeNames);
    assert.deepEqual([agent?.roleId, agent?.builtIn, agent?.members], ["agent", true, 2]);
    assert.ok(!agent?.scopes.includes("members_manage"));
    assert.deepEqual([editor?.name, editor?.builtIn, editor?.members], ["Editor", false, 0]);
  });

  test("made of scopes give exactly those, and take them back at once", async () => {
    const { newcomer, property } = server.world;
    const as = { session: newcomer.session };
    const made: Shown = await server.ok("roles.create", {
      ...at(),
      name: "Analyst",
      scopes: ["metrics_read"],
    });
    assert.deepEqual(made.scopes, ["property_read", "metrics_read"]);
    const permissions = { role: made.roleId };
    await server.ok("members.update-permissions", { ...at(), agentId: newcomer.id, permissions });
    assert.equal((await server.call("members.list", at(), { as })).status, 403);
    const [seen] = await server.ok("property.list", {}, { as });
    assert.deepEqual([seen.propertyId, seen.role], [property.id, made.roleId]);
    const scopes = ["metrics_read", "members_read"];
    const wider = await server.ok("roles.update", { ...at(), roleId: made.roleId, scopes });
    assert.equal(wider.members, 1);
    assert.equal((await server.call("members.list", at(), { as })).status, 200);
    await server.ok("roles.update", { ...at(), roleId: made.roleId, scopes: [] });
    assert.equal((await server.call("members.list", at(), { as })).status, 403);
  });

  test("take known scopes only", async () => {
    const reply = await server.call("roles.create", {
      ...at(),
      name: "Odd",
      scopes: ["metrics_read", "fly"],
    });
    assert.equal(reply.status, 400);
    assert.equal(reply.body.message, "scopes[1]");
  });

  test("have each their own name, and none passes for a built-in one", async () => {
    for (const name of ["editor", " EDITOR ", "Admin", "agent"]) {
      const reply = await server.call("roles.create", { ...at(), name, scopes: [] });
      assert.equal(reply.status, 409, name);
      assert.equal(reply.body.error, "name_taken");
    }
    const roleId = server.world.role.id;
    assert.equal((await server.call("roles.update", { ...at(), roleId, name: "Analyst" })).status, 409);
  });

  test("stay while a member or an invitation has them", async () => {
    const { world } = server;
    const roleId = world.role.id;
    const remove = () => server.call("roles.delete", { ...at(), roleId });
    await server.ok("members.edit-invite", { inviteId: world.invite.id, role: roleId });
    assert.equal((await remove()).body.error, "role_in_use");
    await server.ok("members.remove-invite", { inviteId: world.invite.id });
    const give = (role: string) =>
      server.ok("members.update-permissions", { ...at(), agentId: world.agent.id, permissions: { role } });
    await give(roleId);
    assert.equal((await remove()).body.error, "role_in_use");
    await give("agent");
    assert.equal((await remove()).status, 200);
    assert.ok(!(await list()).some((one) => one.roleId === roleId));
    assert.equal((await remove()).status, 404);
  });

  test("stay whole when one is deleted and given away at the same moment", async () => {
    const { newcomer } = server.world;
    for (let round = 0; round < 5; round++) {
      const made: Shown = await server.ok("roles.create", { ...at(), name: `Round ${round}`, scopes: [] });
      const permissions = { role: made.roleId };
      const [given, deleted] = await Promise.all([
        server.call("members.update-permissions", { ...at(), agentId: newcomer.id, permissions }),
        server.call("roles.delete", { ...at(), roleId: made.roleId }),
      ]);
      assert.equal(deleted.status === 200, given.status === 400, `${given.text} ${deleted.text}`);
    }
  });

  test("are not made or changed by a key beyond its own scopes", async () => {
    const as = { session: server.world.owner.session };
    const scopes = ["property_read", "members_read", "members_manage"];
    const { key } = await server.ok("keys.create", { name: "Team sync", scopes }, { as });
    const make = (params: object) => server.call("roles.create", { ...at(), ...params }, { as: { key } });
    assert.equal((await make({ name: "Wide", scopes: ["metrics_read"] })).body.error, "role_too_wide");
    const made = await make({ name: "Fits", scopes: ["members_read"] });
    assert.equal(made.status, 200);
    const invite = { ...at(), email: "key@example.com", role: "agent" };
    assert.equal((await server.call("members.invite", invite, { as: { key } })).body.error, "role_too_wide");
    const within = { ...invite, role: made.body.data.roleId };
    assert.equal((await server.call("members.invite", within, { as: { key } })).status, 200);
    const owner = { ...at(), agentId: server.world.owner.id };
    assert.equal((await server.call("members.disable", owner, { as: { key } })).body.error, "role_too_wide");
  });
});
