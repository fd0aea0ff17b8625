// What deleting an account promises: all of it goes, and no property is left without an admin.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../../kernel/db.ts";
import { withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, signIn } from "../../../testing/session.ts";

suite("agent.delete", () => {
  const server = withServer(MANY_TRIES);
  const remove = (who: { session: string; password: string; email: string }, confirm = who.email) =>
    server.call("agent.delete", { password: who.password, confirm }, { as: { session: who.session } });

  test("asks for the password and the address", async () => {
    const { agent } = server.world;
    assert.equal((await remove({ ...agent, password: "wrong" })).body.error, "wrong_password");
    const mistyped = await remove(agent, "marco@example.com");
    assert.equal(mistyped.body.details[0].path, "confirm");
  });

  test("takes sessions and keys with it at once, and frees the address", async () => {
    const { agent, owner, property } = server.world;
    const other = await signIn(server, agent);
    const reply = await remove(agent);
    assert.equal(reply.status, 200, reply.text);
    assert.match(reply.headers.get("set-cookie") ?? "", /Max-Age=0/);
    assert.equal(await isSignedIn(server, agent.session), false);
    assert.equal(await isSignedIn(server, other), false);
    assert.equal((await server.call("agent.me", {}, { as: { key: agent.key } })).status, 401);
    await assert.rejects(signIn(server, agent), /401/);
    const members = await server.ok("members.list", { propertyId: property.id }, { as: { key: owner.key } });
    assert.ok(!JSON.stringify(members).includes(agent.id));
  });

  test("puts properties where nobody else is into the bin", async () => {
    const { stranger, otherProperty } = server.world;
    assert.equal((await remove(stranger)).status, 200);
    const found = await sql<{ deleted: boolean }>`
      select deleted_on is not null as deleted from properties where property_id = ${otherProperty.id}`.execute(
      server.database.db,
    );
    assert.deepEqual(found.rows, [{ deleted: true }]);
  });

  test("is refused to the last admin of a property with other members, and names it", async () => {
    const { newcomer, property, owner } = server.world;
    const as = { session: newcomer.session };
    const { propertyId } = await server.ok("property.create-site", { name: "Forno" }, { as });
    await sql`insert into members (property_id, agent_id, role, joined_on) values (${propertyId}, ${owner.id}, 'agent', ${new Date(0)})`.execute(
      server.database.db,
    );
    const reply = await remove(newcomer);
    assert.equal(reply.status, 409);
    assert.equal(reply.body.error, "last_admin");
    assert.match(reply.body.message, /Forno/);
    assert.equal(await isSignedIn(server, newcomer.session), true);
    const still = await server.ok("members.list", { propertyId: property.id }, { as: { key: owner.key } });
    assert.ok(JSON.stringify(still).includes(newcomer.id));
  });

  test("is refused to the owner of the instance", async () => {
    const reply = await remove(server.world.owner);
    assert.equal(reply.status, 409);
    assert.equal(reply.body.error, "instance_owner");
  });
});
