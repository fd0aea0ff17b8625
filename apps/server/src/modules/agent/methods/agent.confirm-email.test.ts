// What changing one's address promises: the new one must answer, the old one is told.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { outbox, tokenMailedTo } from "../../../testing/outbox.ts";
import { withServer } from "../../../testing/server.ts";
import { MANY_TRIES, signIn } from "../../../testing/session.ts";

suite("A new e-mail address", () => {
  const server = withServer(MANY_TRIES);
  const ask = (email: string, password: string) =>
    server.call(
      "agent.request-email-change",
      { email, password },
      { as: { session: server.world.agent.session } },
    );

  test("changes nothing until its link is followed, then signs in, and the old address is told", async () => {
    const { agent } = server.world;
    assert.equal((await ask("marco@example.com", agent.password)).status, 200);
    await signIn(server, agent);
    const token = await tokenMailedTo(server, "marco@example.com");
    await server.ok("agent.confirm-email", { token }, { as: {} });
    const me = await server.ok("agent.me", {}, { as: { session: agent.session } });
    assert.equal(me.email, "marco@example.com");
    assert.equal(me.role, "agent");
    await signIn(server, { email: "marco@example.com", password: agent.password });
    await assert.rejects(signIn(server, agent), /401/);
    const notice = (await outbox(server)).findLast(({ to }) => to === agent.email);
    assert.equal(notice?.subject, "Your e-mail address was changed");
    assert.match(notice.text, /marco@example\.com/);
  });

  test("asks for the password, and for an address that is free", async () => {
    const { agent, owner } = server.world;
    assert.equal((await ask("m@example.com", "not-the-password")).body.error, "wrong_password");
    assert.equal((await ask(owner.email, agent.password)).body.error, "email_taken");
    const mine = await ask("marco@example.com", agent.password);
    assert.equal(mine.body.details[0].path, "email");
  });

  test("is not taken from somebody who got it first", async () => {
    const { agent, owner } = server.world;
    await ask("shared@example.com", agent.password);
    const mine = await tokenMailedTo(server, "shared@example.com");
    const as = { session: owner.session };
    await server.ok(
      "agent.request-email-change",
      { email: "shared@example.com", password: owner.password },
      { as },
    );
    const theirs = await tokenMailedTo(server, "shared@example.com");
    await server.ok("agent.confirm-email", { token: theirs }, { as: {} });
    const late = await server.call("agent.confirm-email", { token: mine }, { as: {} });
    assert.equal(late.body.error, "email_taken");
  });

  test("has a day: the link lapses after 24 hours", async () => {
    await ask("late@example.com", server.world.agent.password);
    const token = await tokenMailedTo(server, "late@example.com");
    server.clock.advance(24 * 3_600_000);
    const reply = await server.call("agent.confirm-email", { token }, { as: {} });
    assert.equal(reply.body.error, "token_invalid");
  });
});
