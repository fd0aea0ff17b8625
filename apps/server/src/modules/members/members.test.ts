// What members and their roles promise: nobody gives more than they have, and a property is never without an admin.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

interface Shown {
  readonly agentId: string;
  readonly role: string;
  readonly enabled: boolean;
}

suite("members", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const marco = () => ({ session: server.world.agent.session });
  const luca = () => ({ session: server.world.newcomer.session });
  const setRole = (agentId: string, role: string, as?: { session?: string; key?: string }) =>
    server.call("members.update-permissions", { ...at(), agentId, permissions: { role } }, { as });
  const member = async (agentId: string): Promise<Shown | undefined> =>
    (await server.ok("members.list", at())).find((one: Shown) => one.agentId === agentId);

  /** Gives Luca a role that manages members and little else. */
  async function makeLead(): Promise<string> {
    const scopes = ["members_read", "members_manage", "chat_history_read"];
    const { roleId } = await server.ok("roles.create", { ...at(), name: `Lead ${Math.random()}`, scopes });
    assert.equal((await setRole(server.world.newcomer.id, roleId)).status, 200);
    return roleId;
  }

  test("are listed with their role, page by page, and by role", async () => {
    const { world } = server;
    const reply = await server.call("members.list", { ...at(), size: 2 });
    assert.equal(reply.body.total, 3);
    assert.equal(reply.body.data.length, 2);
    const admins = await server.ok("members.list", { ...at(), role: "admin" });
    assert.deepEqual(
      admins.map((one: Shown) => one.agentId),
      [world.owner.id],
    );
  });

  test("may look but not touch with the role agent", async () => {
    assert.equal((await server.call("members.list", at(), { as: marco() })).status, 200);
    const { id } = server.world.newcomer;
    assert.equal((await setRole(id, "admin", marco())).status, 403);
    const removed = await server.call("members.remove", { ...at(), agentId: id }, { as: marco() });
    assert.equal(removed.status, 403);
  });

  test("with a role that manages members make nobody an admin, themselves included", async () => {
    const { world } = server;
    const lead = await makeLead();
    for (const [agentId, role] of [
      [world.newcomer.id, "admin"],
      [world.newcomer.id, "agent"],
      [world.agent.id, "admin"],
    ] as const) {
      const reply = await setRole(agentId, role, luca());
      assert.equal(reply.status, 403, role);
      assert.equal(reply.body.error, "role_too_wide");
    }
    const invited = await server.call(
      "members.invite",
      { ...at(), email: "friend@example.com", role: "admin" },
      { as: luca() },
    );
    assert.equal(invited.body.error, "role_too_wide");
    const wider = { ...at(), roleId: lead, scopes: ["members_manage", "property_manage"] };
    assert.equal((await server.call("roles.update", wider, { as: luca() })).body.error, "role_too_wide");
    const made = { ...at(), name: "Back door", scopes: ["keys_manage"] };
    assert.equal((await server.call("roles.create", made, { as: luca() })).body.error, "role_too_wide");
    const edited = { inviteId: world.invite.id, role: "admin" };
    assert.equal((await server.call("members.edit-invite", edited, { as: luca() })).status, 403);
    const csv = { ...at(), csv: "friend@example.com,admin" };
    const [row] = (await server.ok("members.import-csv", csv, { as: luca() })).rows;
    assert.equal(row.ok, false);
    assert.equal((await member(world.newcomer.id))?.role, lead);
  });

  test("with a role that manages members do not touch those who may do more", async () => {
    await makeLead();
    const { owner } = server.world;
    for (const method of ["members.remove", "members.disable"]) {
      const reply = await server.call(method, { ...at(), agentId: owner.id }, { as: luca() });
      assert.equal(reply.body.error, "role_too_wide", method);
    }
    assert.equal((await setRole(owner.id, server.world.role.id, luca())).body.error, "role_too_wide");
  });

  test("lose at once what their role allowed when they are disabled, and may still look", async () => {
    const { agent } = server.world;
    await setRole(agent.id, "admin");
    assert.equal(
      (await server.call("property.update", { ...at(), enabled: true }, { as: marco() })).status,
      200,
    );
    await server.ok("members.disable", { ...at(), agentId: agent.id });
    assert.equal(
      (await server.call("property.update", { ...at(), enabled: true }, { as: marco() })).status,
      403,
    );
    assert.equal((await server.call("members.list", at(), { as: marco() })).status, 200);
    await server.ok("members.enable", { ...at(), agentId: agent.id });
    assert.equal(
      (await server.call("property.update", { ...at(), enabled: true }, { as: marco() })).status,
      200,
    );
    await setRole(agent.id, "agent");
  });

  test("who are removed see nothing any more and leave their departments", async () => {
    const { agent, department } = server.world;
    await server.ok("members.remove", { ...at(), agentId: agent.id });
    assert.equal((await server.call("members.list", at(), { as: marco() })).status, 404);
    assert.equal((await server.call("members.list", at(), { as: { key: agent.key } })).status, 404);
    const { agentIds } = await server.ok("departments.get", { ...at(), departmentId: department.id });
    assert.deepEqual(agentIds, []);
  });

  test("may leave by themselves, whatever their role, but no key leaves for them", async () => {
    assert.equal(
      (await server.call("members.leave", at(), { as: { key: server.world.owner.key } })).status,
      403,
    );
    await server.ok("members.leave", at(), { as: luca() });
    assert.equal(await member(server.world.newcomer.id), undefined);
  });
});

suite("The last admin", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });

  test("cannot be removed, demoted or disabled, and cannot leave", async () => {
    const { owner } = server.world;
    const as = { session: owner.session };
    const me = { ...at(), agentId: owner.id };
    const tries: readonly (readonly [string, object])[] = [
      ["members.remove", me],
      ["members.disable", me],
      ["members.update-permissions", { ...me, permissions: { role: "agent" } }],
      ["members.leave", at()],
    ];
    for (const [method, params] of tries) {
      const reply = await server.call(method, params, { as });
      assert.equal(reply.status, 409, method);
      assert.equal(reply.body.error, "last_admin");
    }
    const reply = await server.call("members.update-permissions", { ...me, permissions: { role: "admin" } });
    assert.equal(reply.status, 200);
  });

  test("is still there after two admins demoted, removed or left each other at the same moment", async () => {
    const { owner, agent } = server.world;
    const pairs: readonly (readonly [string, (agentId: string) => object])[] = [
      ["members.update-permissions", (agentId) => ({ ...at(), agentId, permissions: { role: "agent" } })],
      ["members.disable", (agentId) => ({ ...at(), agentId })],
    ];
    for (const [method, paramsOf] of pairs)
      for (let round = 0; round < 5; round++) {
        for (const agentId of [owner.id, agent.id])
          await server.database.pool.query(
            "update members set role = 'admin', enabled = true where property_id = $1 and agent_id = $2",
            [at().propertyId, agentId],
          );
        server.app.callers.forget(at());
        const replies = await Promise.all([
          server.call(method, paramsOf(agent.id), { as: { session: owner.session } }),
          server.call(method, paramsOf(owner.id), { as: { session: agent.session } }),
        ]);
        const admins = await server.database.pool.query(
          "select agent_id from members where property_id = $1 and role = 'admin' and enabled",
          [at().propertyId],
        );
        assert.equal(admins.rows.length, 1, JSON.stringify(replies.map(({ text }) => text)));
      }
  });
});

suite("members.update-permissions without a property", () => {
  const server = withServer();

  test("finds the only one where the caller manages the member", async () => {
    const { newcomer, sandbox, newcomerInvite } = server.world;
    const permissions = { role: "admin" };
    const changed = await server.ok("members.update-permissions", { agentId: newcomer.id, permissions });
    assert.equal(changed.role, "admin");
    const as = { session: newcomer.session };
    await server.ok("members.accept-invite", { token: newcomerInvite.token }, { as });
    const unclear = await server.call("members.update-permissions", { agentId: newcomer.id, permissions });
    assert.equal(unclear.status, 400);
    assert.equal(unclear.body.message, "propertyId");
    const narrowed = { agentId: newcomer.id, propertyId: sandbox.id, permissions };
    assert.equal((await server.ok("members.update-permissions", narrowed)).role, "admin");
  });

  test("answers a stranger's member like nobody, and refuses those who manage nowhere", async () => {
    const { stranger, owner, agent } = server.world;
    const permissions = { role: "agent" };
    const call = (agentId: string, as?: { session: string }) =>
      server.call("members.update-permissions", { agentId, permissions }, { as });
    const [theirs, nobodys] = [await call(stranger.id), await call("f".repeat(24))];
    assert.equal(theirs.status, 404);
    const bare = (text: string) => text.replace(/"requestId":"[^"]*"/, "");
    assert.equal(bare(theirs.text), bare(nobodys.text));
    assert.equal((await call(owner.id, { session: agent.session })).status, 403);
  });
});
