// What the list of sessions promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, signIn } from "../../../testing/session.ts";

suite("Sessions", () => {
  const server = withServer(MANY_TRIES);

  test("are listed with where they are used from, this one marked", async () => {
    const { agent } = server.world;
    const session = await signIn(server, agent);
    const list = await server.ok("agent.list-sessions", {}, { as: { session } });
    assert.equal(list.length, 2);
    const [current] = list.filter((one: { current: boolean }) => one.current);
    assert.equal(current.ip, "127.0.0.1");
    assert.notEqual(current.sessionId, agent.sessionId);
  });

  test("end one by one, one's own alone", async () => {
    const { agent, owner } = server.world;
    const as = { session: owner.session };
    const theirs = await server.call("agent.revoke-session", { sessionId: agent.sessionId }, { as });
    assert.equal(theirs.status, 404);
    const other = await signIn(server, agent);
    await server.ok("agent.revoke-session", { sessionId: agent.sessionId }, { as: { session: other } });
    assert.equal(await isSignedIn(server, agent.session), false);
    assert.equal(await isSignedIn(server, other), true);
  });

  test("end all at once but this one, and this one on signing out", async () => {
    const { stranger } = server.world;
    const others = [await signIn(server, stranger), await signIn(server, stranger)];
    const as = { session: stranger.session };
    assert.deepEqual(await server.ok("agent.revoke-other-sessions", {}, { as }), { revoked: 2 });
    for (const session of others) assert.equal(await isSignedIn(server, session), false);
    const out = await server.call("agent.sign-out", {}, { as });
    assert.match(out.headers.get("set-cookie") ?? "", /^parlo_session=; Max-Age=0/);
    assert.equal(await isSignedIn(server, stranger.session), false);
  });

  test("that have lapsed are neither listed nor kept", async () => {
    const { newcomer } = server.world;
    server.clock.advance(31 * 86_400_000);
    const session = await signIn(server, newcomer);
    const list = await server.call("agent.list-sessions", {}, { as: { session } });
    assert.equal(list.body.total, 1);
  });
});
