// What the second factor promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../../kernel/db.ts";
import { outbox } from "../../../testing/outbox.ts";
import { withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, signIn } from "../../../testing/session.ts";
import { totpCode } from "../../account/index.ts";

suite("Two-factor authentication", () => {
  const server = withServer(MANY_TRIES);
  const codeNow = (secret: string) => totpCode(secret, new Date(server.clock.nowMs()));
  const attempt = (email: string, password: string, code?: string) =>
    server.call("agent.sign-in", { email, password, ...(code ? { code } : {}) }, { as: {} });

  test("is turned on by a code, shows recovery codes once, and ends other sessions", async () => {
    const { agent } = server.world;
    const as = { session: agent.session };
    const other = await signIn(server, agent);
    const { secret, uri, qr } = await server.ok(
      "agent.start-two-factor",
      { password: agent.password },
      { as },
    );
    assert.match(uri, /^otpauth:\/\/totp\/Parlo:marco%40bottega-aurora\.example\?/);
    assert.match(qr, /^<svg /);
    const wrong = await server.call("agent.enable-two-factor", { code: "000000" }, { as });
    assert.equal(wrong.body.error, "two_factor_invalid");
    await signIn(server, agent);
    const code = codeNow(secret);
    const { recoveryCodes } = await server.ok("agent.enable-two-factor", { code }, { as });
    assert.equal(new Set(recoveryCodes).size, 10);
    assert.equal(await isSignedIn(server, other), false);
    assert.equal((await server.ok("agent.me", {}, { as })).twoFactor, true);
    const required = await attempt(agent.email, agent.password);
    assert.equal(required.status, 401);
    assert.equal(required.body.error, "two_factor_required");
    server.clock.advance(30_000);
    assert.equal((await attempt(agent.email, agent.password, codeNow(secret))).status, 200);
    assert.ok((await outbox(server)).some(({ to, subject }) => to === agent.email && /is on/.test(subject)));
  });

  test("takes each code once, and one step early or late for clocks that are a little off", async () => {
    const { guarded } = server.world;
    server.clock.advance(300_000);
    const early = totpCode(guarded.totpSecret, new Date(server.clock.nowMs() - 30_000));
    const code = codeNow(guarded.totpSecret);
    assert.equal((await attempt(guarded.email, guarded.password, early)).status, 200);
    assert.equal((await attempt(guarded.email, guarded.password, code)).status, 200);
    const replayed = await attempt(guarded.email, guarded.password, code);
    assert.equal(replayed.status, 401);
    assert.equal(replayed.body.error, "two_factor_invalid");
    assert.equal((await attempt(guarded.email, guarded.password, early)).status, 401);
    const old = totpCode(guarded.totpSecret, new Date(server.clock.nowMs() - 60_000));
    assert.equal((await attempt(guarded.email, guarded.password, old)).status, 401);
  });

  test("takes a recovery code once, however it is typed", async () => {
    const { guarded } = server.world;
    const typed = guarded.recoveryCode.toUpperCase().replaceAll("-", " ");
    assert.equal((await attempt(guarded.email, guarded.password, typed)).status, 200);
    assert.equal((await attempt(guarded.email, guarded.password, guarded.recoveryCode)).status, 401);
  });

  test("tells nothing of the second factor to whom the password is unknown", async () => {
    const reply = await attempt(server.world.guarded.email, "not-the-password", "123456");
    assert.equal(reply.body.error, "auth_error");
  });

  test("makes wrong codes wait like wrong passwords, and a right password does not reset the count", async () => {
    const { guarded } = server.world;
    server.clock.advance(86_400_001);
    await signIn(server, { ...guarded, code: codeNow(guarded.totpSecret) });
    for (let i = 0; i < 8; i++) {
      assert.equal((await attempt(guarded.email, guarded.password, "000000")).status, 401);
      if (i < 7)
        assert.equal((await attempt(guarded.email, guarded.password)).body.error, "two_factor_required");
    }
    server.clock.advance(30_000);
    assert.equal((await attempt(guarded.email, guarded.password, codeNow(guarded.totpSecret))).status, 429);
  });

  test("is kept sealed: neither secret nor recovery code can be read in the database", async () => {
    const { guarded } = server.world;
    const rows = await sql<{ row: unknown }>`
      select to_jsonb(a) as row from agents a union all select to_jsonb(c) from agent_recovery_codes c`.execute(
      server.database.db,
    );
    const text = JSON.stringify(rows.rows);
    assert.ok(!text.includes(guarded.totpSecret));
    assert.ok(!text.includes(Buffer.from(guarded.totpSecret).toString("hex")));
    assert.ok(!text.includes(guarded.recoveryCode.replaceAll("-", "")));
  });
});

suite("Turning the second factor off", () => {
  const server = withServer(MANY_TRIES);

  test("needs the password; new recovery codes end the old ones, and none work when it is off", async () => {
    const { guarded } = server.world;
    const as = { session: guarded.session };
    const refused = await server.call("agent.disable-two-factor", { password: "wrong" }, { as });
    assert.equal(refused.body.error, "wrong_password");
    const { recoveryCodes } = await server.ok(
      "agent.renew-recovery-codes",
      { password: guarded.password },
      { as },
    );
    await assert.rejects(signIn(server, { ...guarded, code: guarded.recoveryCode }), /401/);
    await signIn(server, { ...guarded, code: recoveryCodes[0] });
    await server.ok("agent.disable-two-factor", { password: guarded.password }, { as });
    await signIn(server, guarded);
    const none = await server.call("agent.renew-recovery-codes", { password: guarded.password }, { as });
    assert.equal(none.body.error, "two_factor_off");
    const subjects = (await outbox(server)).map(({ subject }) => subject).sort();
    assert.deepEqual(subjects, ["Two-factor authentication is off", "You have new recovery codes"]);
  });

  test("is not done by starting again: a second app is refused while the first counts", async () => {
    const { newcomer } = server.world;
    const as = { session: newcomer.session };
    await server.ok("agent.enable-two-factor", { code: newcomer.totpCode }, { as });
    const again = await server.call("agent.start-two-factor", { password: newcomer.password }, { as });
    assert.equal(again.body.error, "two_factor_on");
  });
});
