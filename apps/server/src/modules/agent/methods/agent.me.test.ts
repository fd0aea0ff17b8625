// What agent.me promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../../testing/server.ts";

suite("agent.me", () => {
  const server = withServer();

  test("tells a key's owner who they are", async () => {
    const { owner } = server.world;
    const reply = await server.call("agent.me");
    assert.equal(reply.status, 200);
    assert.equal(reply.body.ok, true);
    assert.equal("error" in reply.body, false);
    assert.equal(reply.body.data.id, owner.id);
    assert.equal(reply.body.data.email, owner.email);
    assert.equal(reply.body.data.role, "owner");
    assert.match(reply.body.data.createdOn, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test("takes any password, no body at all, and a trailing slash", async () => {
    const { owner } = server.world;
    for (const password of ["", "f", "x:y"]) {
      const authorization = `Basic ${Buffer.from(`${owner.key}:${password}`).toString("base64")}`;
      const reply = await fetch(`${server.url}/v1/agent.me/`, { method: "POST", headers: { authorization } });
      assert.equal(reply.status, 200);
    }
  });

  test("answers a service key with the key itself", async () => {
    const me = await server.ok("agent.me", {}, { as: { key: server.world.serviceKey.key } });
    assert.equal(me.type, "service");
    assert.equal(me.id, server.world.serviceKey.id);
  });

  test("answers a signed-in person, but not from another site", async () => {
    const as = { session: server.world.agent.session };
    assert.equal((await server.ok("agent.me", {}, { as })).role, "agent");
    const foreign = await server.call("agent.me", {}, { as, headers: { origin: "https://evil.example" } });
    assert.equal(foreign.status, 401);
  });
});
