// What changing and resetting a password promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { outbox, tokenMailedTo } from "../../../testing/outbox.ts";
import { rawRequest } from "../../../testing/raw.ts";
import { withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, signIn } from "../../../testing/session.ts";

const NEW = "tornio-a-pedale-5";

suite("agent.change-password", () => {
  const server = withServer(MANY_TRIES);

  test("ends all other sessions, keeps this one, and mails a notice", async () => {
    const { agent } = server.world;
    const other = await signIn(server, agent);
    const as = { session: agent.session };
    await server.ok("agent.change-password", { currentPassword: agent.password, newPassword: NEW }, { as });
    assert.equal(await isSignedIn(server, other), false);
    assert.equal(await isSignedIn(server, agent.session), true);
    await signIn(server, { email: agent.email, password: NEW });
    await assert.rejects(signIn(server, agent), /401/);
    const mails = (await outbox(server)).filter(({ to }) => to === agent.email);
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      ["Your password was changed"],
    );
  });

  test("asks for the present password, and counts wrong ones like any guess", async () => {
    const { newcomer } = server.world;
    const as = { session: newcomer.session };
    const change = (currentPassword: string) =>
      server.call("agent.change-password", { currentPassword, newPassword: NEW }, { as });
    for (let i = 0; i < 8; i++) assert.equal((await change(`wrong ${i}`)).body.error, "wrong_password");
    assert.equal((await change(newcomer.password)).status, 429);
    assert.equal(await isSignedIn(server, newcomer.session), true);
  });
});

suite("agent.reset-password", () => {
  const server = withServer(MANY_TRIES);
  const request = (email: string) => server.call("agent.request-password-reset", { email }, { as: {} });
  const reset = (token: string, password = NEW) =>
    server.call("agent.reset-password", { token, password }, { as: {} });

  test("answers the same whether or not the address has an account, and mails the known one alone", async () => {
    const known = await request(server.world.owner.email);
    const unknown = await request("nobody@nowhere.example");
    assert.equal(known.text, unknown.text);
    assert.equal(known.status, 200);
    const mails = await outbox(server);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [server.world.owner.email],
    );
    assert.match(mails[0]?.links[0] ?? "", new RegExp(`^${server.url}/reset-password\\?token=`));
  });

  test("sends no second mail within a minute", async () => {
    server.clock.advance(61_000);
    const before = (await outbox(server)).length;
    await request(server.world.owner.email);
    await request(server.world.owner.email);
    assert.equal((await outbox(server)).length, before + 1);
  });

  test("ends every session, lifts the wait, works once and for one hour", async () => {
    const { agent } = server.world;
    const other = await signIn(server, agent);
    for (let i = 0; i < 9; i++)
      await server.call("agent.sign-in", { email: agent.email, password: `wrong ${i}` }, { as: {} });
    await request(agent.email);
    const token = await tokenMailedTo(server, agent.email);
    assert.equal((await reset(token, "password123")).status, 400);
    assert.equal((await reset(token)).status, 200);
    assert.equal(await isSignedIn(server, other), false);
    assert.equal(await isSignedIn(server, agent.session), false);
    await signIn(server, { email: agent.email, password: NEW });
    assert.equal((await reset(token)).body.error, "token_invalid");

    server.clock.advance(61_000);
    await request(agent.email);
    const late = await tokenMailedTo(server, agent.email);
    server.clock.advance(3_600_000);
    assert.equal((await reset(late)).body.error, "token_invalid");
  });

  test("takes no link of another kind", async () => {
    const reply = await reset(server.world.tokens.confirmEmail);
    assert.equal(reply.body.error, "token_invalid");
  });

  test("leads to no host a stranger names", async () => {
    server.clock.advance(61_000);
    const { stranger } = server.world;
    const status = await rawRequest(`${server.url}/v1/agent.request-password-reset`, {
      method: "POST",
      headers: { host: "evil.example", "content-type": "application/json" },
      body: JSON.stringify({ email: stranger.email }),
    });
    assert.equal(status, 200);
    const mail = (await outbox(server)).findLast(({ to }) => to === stranger.email);
    assert.equal(new URL(mail?.links[0] ?? "").hostname, "localhost");
  });
});
