// What the profile, presence and the view of colleagues promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { NOBODY } from "../../../conformance/credentials.ts";
import { withServer } from "../../../testing/server.ts";

suite("The profile", () => {
  const server = withServer();

  test("shows at once what was changed, with a key too, and loses what was emptied", async () => {
    const { agent } = server.world;
    const as = { session: agent.session };
    const changed = await server.ok(
      "agent.update",
      { name: "  Marco \n Ferri ", alias: "Marco", title: "Kilns" },
      { as },
    );
    assert.equal(changed.name, "Marco Ferri");
    const me = await server.ok("agent.me", {}, { as: { key: agent.key } });
    assert.equal(me.alias, "Marco");
    assert.equal(me.title, "Kilns");
    const emptied = await server.ok("agent.update", { alias: "", title: " " }, { as });
    assert.equal("alias" in emptied, false);
    assert.equal("title" in emptied, false);
    assert.equal(emptied.name, "Marco Ferri");
  });

  test("has a presence, which a key may change if it may that", async () => {
    const { agent, serviceKey } = server.world;
    await server.ok("agent.set-presence", { presence: "invisible" }, { as: { key: agent.key } });
    assert.equal((await server.ok("agent.me", {}, { as: { key: agent.key } })).presence, "invisible");
    const service = await server.call(
      "agent.set-presence",
      { presence: "away" },
      { as: { key: serviceKey.key } },
    );
    assert.equal(service.status, 403);
  });
});

suite("agent.info", () => {
  const server = withServer();

  test("shows colleagues and oneself, and strangers as if they were not there", async () => {
    const { agent, owner, stranger, guest } = server.world;
    const as = { session: agent.session };
    const colleague = await server.ok("agent.info", { agentId: owner.id }, { as });
    assert.equal(colleague.role, "admin");
    assert.equal("twoFactor" in colleague, false);
    const self = await server.ok("agent.info", { agentId: guest.id }, { as: { session: guest.session } });
    assert.equal("role" in self, false);
    const theirs = await server.call("agent.info", { agentId: stranger.id }, { as });
    const nobody = await server.call("agent.info", { agentId: NOBODY }, { as });
    assert.equal(theirs.status, 404);
    assert.deepEqual({ ...theirs.body, requestId: "" }, { ...nobody.body, requestId: "" });
  });
});
