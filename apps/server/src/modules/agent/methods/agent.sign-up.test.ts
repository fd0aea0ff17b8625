// What agent.sign-up promises: only whom the instance takes, and no hint of who is there already.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { outbox, tokenMailedTo } from "../../../testing/outbox.ts";
import { withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, sessionCookie } from "../../../testing/session.ts";

suite("agent.sign-up", () => {
  const server = withServer(MANY_TRIES);
  const person = (email: string, more: object = {}) => ({
    name: "Ada  Rossi",
    email,
    password: "forno-a-legna-77",
    ...more,
  });
  const signUp = (params: object) => server.call("agent.sign-up", params, { as: {} });
  const setMode = (mode: string) =>
    server.ok("instance.update", { signUp: mode }, { as: { session: server.world.owner.session } });

  test("takes invited people only, unless the owner opens it, and tells the others nothing", async () => {
    await setMode("invited");
    const stranger = await signUp(person("ada@example.com"));
    assert.equal(stranger.status, 403);
    assert.equal(stranger.body.error, "sign_up_closed");
    const existing = await signUp(person(server.world.agent.email, { invitation: "x".repeat(43) }));
    assert.equal(existing.body.error, "invitation_invalid");
  });

  test("makes an invited person a member at once, the address confirmed", async () => {
    const { invite, property } = server.world;
    const elsewhere = await signUp(person("ada@example.com", { invitation: invite.token }));
    assert.equal(elsewhere.body.error, "invitation_invalid");
    const reply = await signUp(person(invite.email, { invitation: invite.token }));
    assert.equal(reply.status, 200, reply.text);
    const session = sessionCookie(reply)?.token ?? "";
    assert.equal(reply.body.data.agent.role, "agent");
    assert.equal(reply.body.data.agent.emailConfirmed, true);
    const properties = await server.ok("property.list", {}, { as: { session } });
    assert.deepEqual(
      properties.map((one: { propertyId: string }) => one.propertyId),
      [property.id],
    );
    const again = await signUp(person("other@example.com", { invitation: invite.token }));
    assert.equal(again.body.error, "invitation_invalid");
  });

  test("takes anybody where it is open, and mails a link that confirms the address", async () => {
    await setMode("open");
    const reply = await signUp(person("ada@example.com", { language: "it" }));
    assert.equal(reply.status, 200, reply.text);
    const { agent } = reply.body.data;
    assert.equal(agent.name, "Ada Rossi");
    assert.equal(agent.emailConfirmed, false);
    const session = sessionCookie(reply)?.token ?? "";
    assert.equal(await isSignedIn(server, session), true);
    const token = await tokenMailedTo(server, "ada@example.com");
    const mail = (await outbox(server)).findLast(({ to }) => to === "ada@example.com");
    assert.match(mail?.subject ?? "", /^Conferma/);
    await server.ok("agent.confirm-email", { token }, { as: {} });
    assert.equal((await server.ok("agent.me", {}, { as: { session } })).emailConfirmed, true);
    const again = await server.call("agent.confirm-email", { token }, { as: {} });
    assert.equal(again.body.error, "token_invalid");
  });

  test("refuses an address that has an account, however it is spelled", async () => {
    const reply = await signUp(person(server.world.agent.email.toUpperCase()));
    assert.equal(reply.status, 409);
    assert.equal(reply.body.error, "email_taken");
  });

  test("refuses a password that is short, common, or the address itself", async () => {
    for (const password of [
      "short",
      "Password123",
      "aaaaaaaaaaaa",
      "bea.long@example.com",
      "a".repeat(201),
    ]) {
      const reply = await signUp(person("bea.long@example.com", { password }));
      assert.equal(reply.status, 400, password);
      assert.equal(reply.body.details[0].path, "password");
    }
  });

  test("takes nobody where it is closed", async () => {
    await setMode("closed");
    const { otherInvite } = server.world;
    const reply = await signUp(person(otherInvite.email, { invitation: otherInvite.token }));
    assert.equal(reply.body.error, "sign_up_closed");
  });
});
