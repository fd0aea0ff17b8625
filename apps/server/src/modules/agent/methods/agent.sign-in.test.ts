// What agent.sign-in promises: the right password opens, and nothing else tells anything.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../../kernel/db.ts";
import { type CallReply, withServer } from "../../../testing/server.ts";
import { isSignedIn, MANY_TRIES, sessionCookie, signIn } from "../../../testing/session.ts";
import { FREE_TRIES, lockMs } from "../../account/password.rules.ts";

const MINUTE_MS = 60_000;

suite("agent.sign-in", () => {
  const server = withServer(MANY_TRIES);
  const attempt = (email: string, password: string) =>
    server.call("agent.sign-in", { email, password }, { as: {} });

  test("answers who came in, and a cookie no script can read", async () => {
    const { agent } = server.world;
    const reply = await attempt(agent.email.toUpperCase(), agent.password);
    assert.equal(reply.status, 200);
    assert.equal(reply.body.data.agent.id, agent.id);
    assert.equal(reply.body.data.agent.role, "agent");
    const cookie = sessionCookie(reply);
    assert.ok(cookie);
    assert.equal(cookie.name, "parlo_session");
    assert.match(cookie.token, /^[0-9A-Za-z]{43}$/);
    assert.deepEqual(cookie.flags, ["Max-Age=2592000", "Path=/", "HttpOnly", "SameSite=Lax"]);
    assert.equal(await isSignedIn(server, cookie.token), true);
  });

  test("keeps the session's token out of the database and out of the reply", async () => {
    const reply = await attempt(server.world.agent.email, server.world.agent.password);
    const token = sessionCookie(reply)?.token ?? "";
    assert.ok(!reply.text.includes(token));
    const rows = await sql<{ row: unknown }>`select to_jsonb(s) as row from sessions s`.execute(
      server.database.db,
    );
    assert.ok(!JSON.stringify(rows.rows).includes(token));
  });

  test("refuses a wrong password and an address without account in the same words", async () => {
    const wrong = await attempt(server.world.agent.email, "not-the-password");
    const unknown = await attempt("nobody@nowhere.example", "not-the-password");
    assert.equal(wrong.status, 401);
    assert.equal(unknown.status, 401);
    assert.equal(plain(unknown), plain(wrong));
    assert.equal(sessionCookie(wrong), undefined);
  });

  test("lets the session lapse after 30 days without use", async () => {
    const session = await signIn(server, server.world.stranger);
    server.clock.advance(30 * 86_400_000 + 1);
    assert.equal(await isSignedIn(server, session), false);
  });
});

suite("Guessing a password", () => {
  const server = withServer(MANY_TRIES);
  const attempt = (email: string, password: string) =>
    server.call("agent.sign-in", { email, password }, { as: {} });
  const guess = async (email: string, times: number): Promise<CallReply | undefined> => {
    let last: CallReply | undefined;
    for (let i = 0; i < times; i++) last = await attempt(email, `guess number ${i}`);
    return last;
  };

  test("has to wait after eight tries, also with the right password, and not longer than told", async () => {
    const { agent } = server.world;
    assert.equal((await guess(agent.email, FREE_TRIES))?.status, 401);
    const refused = await attempt(agent.email, agent.password);
    assert.equal(refused.status, 429);
    assert.equal(refused.body.error, "rate_limited");
    assert.equal(refused.headers.get("retry-after"), "60");
    server.clock.advance(MINUTE_MS - 1);
    assert.equal((await attempt(agent.email, agent.password)).status, 429);
    server.clock.advance(1);
    assert.equal((await attempt(agent.email, agent.password)).status, 200);
  });

  test("waits twice as long after each further try, and starts anew after a success", async () => {
    const { newcomer } = server.world;
    await guess(newcomer.email, FREE_TRIES);
    server.clock.advance(MINUTE_MS);
    await guess(newcomer.email, 1);
    assert.equal((await attempt(newcomer.email, newcomer.password)).headers.get("retry-after"), "120");
    server.clock.advance(2 * MINUTE_MS);
    assert.equal((await attempt(newcomer.email, newcomer.password)).status, 200);
    await guess(newcomer.email, FREE_TRIES - 1);
    assert.equal((await attempt(newcomer.email, newcomer.password)).status, 200);
  });

  test("locks an address nobody has like any other", async () => {
    const known = await guess(server.world.stranger.email, FREE_TRIES + 1);
    const unknown = await guess("nobody@nowhere.example", FREE_TRIES + 1);
    assert.equal(known?.status, 429);
    assert.equal(unknown?.status, 429);
    assert.equal(plain(unknown), plain(known));
    assert.equal(unknown.headers.get("retry-after"), known.headers.get("retry-after"));
  });

  test("gains nothing by trying many at once", async () => {
    const { guest } = server.world;
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => attempt(guest.email, `burst ${i}`)),
    );
    const counts = replies.map(({ status }) => status).sort();
    assert.deepEqual(counts, [...Array(FREE_TRIES).fill(401), ...Array(20 - FREE_TRIES).fill(429)]);
  });
});

suite("The wait after wrong passwords", () => {
  test("is none for seven, a minute for eight, doubles, and never exceeds an hour", () => {
    const minutes = [1, 7, 8, 9, 10, 13, 14, 15, 500].map((failures) => lockMs(failures) / MINUTE_MS);
    assert.deepEqual(minutes, [0, 0, 1, 2, 4, 32, 60, 60, 60]);
  });
});

/** The reply without what differs between any two calls. */
function plain(reply: CallReply | undefined): string | undefined {
  return reply?.text.replace(/"requestId":"[^"]*"/, "");
}
