// What the instance promises: one owner, by one link that works once, or from the environment.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ConfigError } from "../../config.ts";
import { sql } from "../../kernel/db.ts";
import { outbox } from "../../testing/outbox.ts";
import { rawRequest } from "../../testing/raw.ts";
import { type TestServer, withServer } from "../../testing/server.ts";
import { isSignedIn, MANY_TRIES, sessionCookie, signIn } from "../../testing/session.ts";
import { firstStart } from "./index.ts";

const OWNER = { name: "Nora Lind", email: "nora@example.com", password: "forno-a-legna-77" };

suite("Setting up", () => {
  const server = withServer(MANY_TRIES);
  const setUp = (token: string, more: object = {}) =>
    server.call("instance.set-up", { ...OWNER, ...more, token }, { as: {} });

  test("is asked for until there is an owner, by the link of the last start, once", async () => {
    await forgetEverybody(server);
    assert.equal((await server.ok("instance.get", {}, { as: {} })).setUpRequired, true);
    const earlier = await start(server);
    const token = await start(server);
    assert.ok(earlier && token);
    assert.equal((await setUp(earlier)).body.error, "token_invalid");
    assert.equal((await setUp("guess")).body.error, "token_invalid");
    assert.equal((await setUp(token, { password: "password123" })).status, 400);
    const reply = await setUp(token);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body.data.agent.role, "owner");
    assert.equal(await isSignedIn(server, sessionCookie(reply)?.token ?? ""), true);
    assert.equal((await setUp(token, { email: "second@example.com" })).body.error, "token_invalid");
    assert.equal((await server.ok("instance.get", {}, { as: {} })).setUpRequired, false);
    assert.equal(await start(server), undefined);
    const mails = await outbox(server);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [OWNER.email],
    );
  });

  test("keeps no copy of the link's token", async () => {
    await forgetEverybody(server);
    const token = await start(server);
    const rows = await sql<{ row: unknown }>`select to_jsonb(i) as row from instance i`.execute(
      server.database.db,
    );
    assert.ok(token && !JSON.stringify(rows.rows).includes(token));
  });
});

suite("Setting up without a person", () => {
  const server = withServer({
    ...MANY_TRIES,
    PARLO_OWNER_EMAIL: OWNER.email,
    PARLO_OWNER_PASSWORD: OWNER.password,
  });

  test("makes the owner of the environment once, and prints no link", async () => {
    await forgetEverybody(server);
    assert.equal(await start(server), undefined);
    assert.equal(await start(server), undefined);
    const session = await signIn(server, OWNER);
    const me = await server.ok("agent.me", {}, { as: { session } });
    assert.equal(me.instanceOwner, true);
    assert.equal(me.emailConfirmed, true);
  });
});

suite("Links in mails", () => {
  const server = withServer(MANY_TRIES);
  const callAs = (host: string, method: string, params: object) =>
    rawRequest(`${server.url}/v1/${method}`, {
      method: "POST",
      headers: { host, "content-type": "application/json" },
      body: JSON.stringify(params),
    });

  test("lead to the host the owner set up or signed in at, whatever host others name", async () => {
    const { owner, agent } = server.world;
    const { email, password } = owner;
    await callAs("other.example", "agent.sign-in", { email: agent.email, password: agent.password });
    await callAs("evil.example", "agent.sign-in", { email, password: "not-the-password" });
    assert.equal(await callAs("help.example", "agent.sign-in", { email, password }), 200);
    assert.equal(await callAs("evil.example", "agent.request-password-reset", { email }), 200);
    const mail = (await outbox(server)).findLast(({ to }) => to === email);
    assert.match(mail?.links[0] ?? "", /^http:\/\/help\.example\/reset-password\?token=/);
  });
});

suite("An owner of the environment with a password everybody tries", () => {
  const server = withServer({ PARLO_OWNER_EMAIL: OWNER.email, PARLO_OWNER_PASSWORD: "Password123" });

  test("is refused like any bad configuration, naming the variable", async () => {
    await forgetEverybody(server);
    await assert.rejects(start(server), (error) => {
      assert.ok(error instanceof ConfigError);
      return /PARLO_OWNER_PASSWORD is one of the first/.test(error.message);
    });
  });
});

suite("The instance's settings", () => {
  const server = withServer();

  test("are the owner's to change, and everybody's to see", async () => {
    const { owner } = server.world;
    const changed = await server.ok(
      "instance.update",
      { name: " Officina ", signUp: "closed" },
      { as: { session: owner.session } },
    );
    const seen = await server.ok("instance.get", {}, { as: {} });
    assert.deepEqual(seen, changed);
    assert.equal(seen.name, "Officina");
    assert.equal(seen.signUp, "closed");
    assert.equal(seen.apiAccess, "on-request");
    assert.deepEqual(seen.languages, ["en", "it"]);
  });
});

function start(server: TestServer): Promise<string | undefined> {
  return firstStart(server.app.house, server.database.db);
}

/** An empty instance, as the first start finds it. */
async function forgetEverybody(server: TestServer): Promise<void> {
  await sql`truncate agents cascade`.execute(server.database.db);
}
