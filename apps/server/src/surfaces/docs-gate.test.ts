// Who may read the reference.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Config } from "../config.ts";
import { outbox } from "../testing/outbox.ts";
import { withServer } from "../testing/server.ts";
import { createDocsGate, registerDocsSignIn } from "./docs-gate.ts";
import { createHttpServer } from "./http.ts";

suite("the gate of the reference", () => {
  const server = withServer({ RATE_LIMIT_CREDENTIAL: "5" });

  /** A page behind the gate, which answers what the gate says. */
  function page(changes: Partial<Config> = {}) {
    const { house, callers } = server.app;
    const config = { ...house.config, ...changes };
    const gate = createDocsGate({
      db: server.database.db,
      callers,
      vault: house.vault,
      clock: house.clock,
      config,
    });
    const app = createHttpServer(config);
    app.get("/docs", async (request) => ({ answer: await gate.allows(request) }));
    registerDocsSignIn(app, gate, config);
    return {
      ask: async (headers: Record<string, string> = {}, remoteAddress = "127.0.0.1") =>
        (await app.inject({ url: "/docs", headers, remoteAddress })).json().answer as string,
      send: (form: Record<string, string>, remoteAddress = "127.0.0.1") =>
        app.inject({
          method: "POST",
          url: "/docs/sign-in",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          payload: new URLSearchParams(form).toString(),
          remoteAddress,
        }),
    };
  }

  const asSession = (token: string) => ({ cookie: `parlo_session=${token}` });
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
  });

  /** Approves the newcomer once and reads the login in their mail. */
  async function mailedLogin(): Promise<{ user: string; password: string }> {
    const { owner, newcomer, accessRequest } = server.world;
    await server.call("access.approve", { requestId: accessRequest.id }, { as: { session: owner.session } });
    const mail = (await outbox(server)).findLast(({ to }) => to === newcomer.email);
    const [, user = "", password = ""] = /User name: (\S+)\s+Password: (\S+)/.exec(mail?.text ?? "") ?? [];
    return { user, password };
  }

  test("it is shut to those who show nothing, and open to all where the reference is public", async () => {
    assert.equal(await page().ask(), "no");
    assert.equal(await page().ask(asSession("x".repeat(43))), "no");
    assert.equal(await page({ publicDocs: true }).ask(), "yes");
  });

  test("it opens to signed-in agents with API access, and tells the others that they have none yet", async () => {
    const { owner, agent, guest } = server.world;
    assert.equal(await page().ask(asSession(owner.session)), "yes");
    assert.equal(await page().ask(asSession(agent.session)), "yes");
    assert.equal(await page().ask(asSession(guest.session)), "no-access-yet");
  });

  test("it opens to the login of the approval mail, as HTTP Basic or through the form", async () => {
    const { user, password } = await mailedLogin();
    assert.equal(await page().ask(basic(user, password)), "yes");
    assert.equal(await page().ask(basic(user, `${password}x`)), "no");
    assert.equal(await page().ask(basic("", "")), "no");
    const reply = await page().send({ user, password, next: "/docs/methods/agent.me" });
    assert.equal(reply.statusCode, 303);
    assert.equal(reply.headers.location, "/docs/methods/agent.me");
    const cookie = String(reply.headers["set-cookie"]);
    assert.match(cookie, /^parlo_docs=[\w-]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.equal(cookie.includes(password), false);
    assert.equal(await page().ask({ cookie: cookie.split(";")[0] ?? "" }), "yes");
  });

  test("the cookie ends after seven days, and with the request it rests on", async () => {
    const { user, password } = await mailedLogin();
    const fresh = async () =>
      String((await page().send({ user, password })).headers["set-cookie"]).split(";")[0] ?? "";
    const first = await fresh();
    // Not the last letter: some of its bits are padding, and not read.
    const altered = first.slice(0, -2) + (first.at(-2) === "A" ? "B" : "A") + first.slice(-1);
    assert.equal(await page().ask({ cookie: altered }), "no");
    server.clock.advance(7 * 86_400_000);
    assert.equal(await page().ask({ cookie: first }), "no");
    const second = await fresh();
    assert.equal(await page().ask({ cookie: second }), "yes");
    await server.database.pool.query(
      "update access_requests set status = 'rejected' where reference_user = $1",
      [user],
    );
    assert.equal(await page().ask({ cookie: second }), "no");
    assert.equal(await page().ask(basic(user, password)), "no");
    await server.database.pool.query(
      "update access_requests set status = 'approved' where reference_user = $1",
      [user],
    );
  });

  test("a wrong login leads back to the form, and nowhere off this server", async () => {
    const one = page();
    const wrong = await one.send({ user: "reader-00000000", password: "x", next: "/docs/errors" });
    assert.equal(wrong.headers.location, "/docs/errors?failed=1");
    assert.equal(wrong.headers["set-cookie"], undefined);
    const { user, password } = await mailedLogin();
    for (const next of [
      "/docs/../profile",
      "/docs/..",
      "/docs/./..",
      "https://evil.example",
      "//evil.example",
      "/docs/..//evil.example",
      "/docs\\evil",
      "/x",
    ])
      assert.equal((await one.send({ user, password, next })).headers.location, "/docs", next);
  });

  test("guessing is stopped per address, even when the guess turns right", async () => {
    const one = page();
    const { user, password } = await mailedLogin();
    for (let i = 0; i < 5; i++) await one.send({ user, password: "guess" });
    const stopped = await one.send({ user, password });
    assert.match(String(stopped.headers.location), /^\/docs\?failed=1&wait=\d+$/);
    assert.ok(Number(stopped.headers["retry-after"]) >= 1);
    assert.equal(await one.ask(basic(user, password)), "no");
  });

  test("no login is taken over an unencrypted connection from elsewhere", async () => {
    const { user, password } = await mailedLogin();
    assert.equal(await page().ask(basic(user, password), "203.0.113.9"), "no");
    const reply = await page().send({ user, password }, "203.0.113.9");
    assert.equal(reply.headers["set-cookie"], undefined);
  });
});
