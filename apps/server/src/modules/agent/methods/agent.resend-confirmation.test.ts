// What agent.resend-confirmation promises: a mail that got lost is no dead end, and nobody is mailed without cause.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { outbox, tokenMailedTo } from "../../../testing/outbox.ts";
import { withServer } from "../../../testing/server.ts";
import { MANY_TRIES, sessionCookie, signIn } from "../../../testing/session.ts";

suite("agent.resend-confirmation", () => {
  const server = withServer(MANY_TRIES);
  const resend = (session: string) => server.call("agent.resend-confirmation", {}, { as: { session } });
  const confirm = (token: string) => server.call("agent.confirm-email", { token }, { as: {} });

  test("mails the link of a new account again, in its language, and the one before ends", async () => {
    await server.ok("instance.update", { signUp: "open" }, { as: { session: server.world.owner.session } });
    const email = "ada@example.com";
    const person = { name: "Ada Rossi", email, password: "forno-a-legna-77", language: "it" };
    const session = sessionCookie(await server.call("agent.sign-up", person, { as: {} }))?.token ?? "";
    const first = await tokenMailedTo(server, email);
    const reply = await resend(session);
    assert.deepEqual(reply.body.data, { email });
    assert.match((await outbox(server)).findLast(({ to }) => to === email)?.subject ?? "", /^Conferma/);
    const second = await tokenMailedTo(server, email);
    assert.equal((await confirm(first)).body.error, "token_invalid");
    assert.equal((await confirm(second)).status, 200);
    assert.equal((await server.ok("agent.me", {}, { as: { session } })).emailConfirmed, true);
  });

  test("works on the day after as well, when the first link has lapsed", async () => {
    const person = { name: "Bea Long", email: "bea@example.com", password: "forno-a-legna-77" };
    const session = sessionCookie(await server.call("agent.sign-up", person, { as: {} }))?.token ?? "";
    server.clock.advance(25 * 3_600_000);
    assert.equal((await resend(session)).status, 200);
    assert.equal((await confirm(await tokenMailedTo(server, person.email))).status, 200);
  });

  test("mails a new address that has not answered again", async () => {
    const { agent } = server.world;
    const session = await signIn(server, agent);
    const email = "marco@example.com";
    const change = { email, password: agent.password };
    await server.ok("agent.request-email-change", change, { as: { session } });
    assert.deepEqual((await resend(session)).body.data, { email });
    assert.equal((await outbox(server)).filter(({ to }) => to === email).length, 2);
    assert.equal((await confirm(await tokenMailedTo(server, email))).status, 200);
    assert.equal((await server.ok("agent.me", {}, { as: { session } })).email, email);
  });

  test("refuses where no address waits, and is for signed-in people only", async () => {
    const { owner } = server.world;
    const reply = await resend(await signIn(server, owner));
    assert.equal(reply.status, 409);
    assert.equal(reply.body.error, "nothing_to_confirm");
    const byKey = await server.call("agent.resend-confirmation", {}, { as: { key: owner.key } });
    assert.equal(byKey.status, 403);
    assert.equal((await server.call("agent.resend-confirmation", {}, { as: {} })).status, 401);
  });
});

suite("agent.resend-confirmation, asked too often", () => {
  const server = withServer({ RATE_LIMIT_CREDENTIAL: "3" });

  test("says when to ask again, as everywhere credentials are guessed", async () => {
    const as = { session: server.world.newcomer.session };
    for (let tries = 0; tries < 3; tries += 1) await server.ok("agent.resend-confirmation", {}, { as });
    const reply = await server.call("agent.resend-confirmation", {}, { as });
    assert.equal(reply.status, 429);
    assert.ok(Number(reply.headers.get("retry-after")) > 0);
  });
});
