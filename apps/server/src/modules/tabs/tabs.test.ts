// What tabs promise: an order without gaps, tokens that can be checked, and secrets that are shown once.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { moved, urlProblem } from "./tabs.rules.ts";

interface Shown {
  readonly tabId: string;
  readonly name: string;
  readonly position: number;
  readonly secret: string;
}

suite("tabs", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const list = (): Promise<Shown[]> => server.ok("tabs.list", at());
  const order = async () => (await list()).map(({ name, position }) => `${position} ${name}`);
  const add = (name: string, more: object = {}): Promise<Shown> =>
    server.ok("tabs.add", { ...at(), kind: "page", name, url: "https://stock.example/parlo", ...more });

  test("stand in an order without gaps, and moving one keeps that of the others", async () => {
    for (const { tabId } of await list()) await server.ok("tabs.remove", { ...at(), tabId });
    const [a, b] = [await add("A"), await add("B")];
    await add("C");
    await add("Z", { position: 0 });
    assert.deepEqual(await order(), ["0 Z", "1 A", "2 B", "3 C"]);
    await server.ok("tabs.update", { ...at(), tabId: a.tabId, position: 99 });
    assert.deepEqual(await order(), ["0 Z", "1 B", "2 C", "3 A"]);
    await server.ok("tabs.update", { ...at(), tabId: a.tabId, position: 1 });
    assert.deepEqual(await order(), ["0 Z", "1 A", "2 B", "3 C"]);
    await server.ok("tabs.remove", { ...at(), tabId: b.tabId });
    assert.deepEqual(await order(), ["0 Z", "1 A", "2 C"]);
  });

  test("tell of every tab that moved, once each", async () => {
    const before = (await readAll(server.database.db)).rows.length;
    const [first] = await list();
    await server.ok("tabs.update", { ...at(), tabId: first?.tabId, position: 1 });
    const told = (await readAll(server.database.db)).rows.slice(before);
    assert.deepEqual(
      told.map(({ event, payload }) => `${event} ${(payload as Shown).name} ${(payload as Shown).position}`),
      ["tab:update A 0", "tab:update Z 1"],
    );
  });

  test("are opened with a token that their secret proves, which ends after five minutes", async () => {
    const { tabId, secret } = await add("Orders", {
      kind: "panel",
      url: "https://orders.example/tab?shop=1",
    });
    const { chat, owner, property } = server.world;
    const opened = await server.ok("tabs.open", { ...at(), tabId, chatId: chat.id });
    const url = new URL(opened.url);
    assert.equal(url.searchParams.get("parloToken"), opened.token);
    assert.equal(url.searchParams.get("shop"), "1");
    const [head = "", body = "", signature] = opened.token.split(".");
    assert.equal(signature, createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url"));
    const { iss: _, ...claims } = JSON.parse(Buffer.from(body, "base64url").toString());
    const iat = Math.floor(server.clock.nowMs() / 1000);
    assert.deepEqual(claims, {
      aud: tabId,
      propertyId: property.id,
      agentId: owner.id,
      chatId: chat.id,
      iat,
      exp: iat + 300,
    });
    const renewed = await server.ok("tabs.rotate-secret", { ...at(), tabId });
    assert.notEqual(renewed.secret, secret);
    const again: string = (await server.ok("tabs.open", { ...at(), tabId })).token;
    const signed = again.slice(0, again.lastIndexOf("."));
    assert.ok(
      again.endsWith(createHmac("sha256", renewed.secret).update(signed).digest("base64url")),
      "tokens are signed with the new secret",
    );
  });

  test("show their secret once and keep it sealed", async () => {
    const { tabId, secret } = await add("Secret");
    assert.match(secret, /^parlo_tab_[0-9A-Za-z]{43}$/);
    assert.equal("secret" in (await server.ok("tabs.get", { ...at(), tabId })), false);
    const { rows } = await readAll(server.database.db);
    assert.equal(JSON.stringify(rows).includes(secret), false);
  });

  test("that are switched off, or asked for by nobody, are not opened", async () => {
    const { tabId } = await add("Off", { enabled: false });
    const reply = await server.call("tabs.open", { ...at(), tabId });
    assert.deepEqual([reply.status, reply.body.error], [409, "tab_disabled"]);
    const service = { as: { key: server.world.serviceKey.key } };
    const nobody = await server.call("tabs.open", { ...at(), tabId }, service);
    assert.deepEqual([nobody.status, nobody.body.error], [403, "viewer_required"]);
  });

  test("are seen by agents and changed by those who manage them", async () => {
    const as = { session: server.world.agent.session };
    const [first] = await list();
    assert.equal((await server.call("tabs.open", { ...at(), tabId: first?.tabId }, { as })).status, 200);
    assert.equal(
      (await server.call("tabs.update", { ...at(), tabId: first?.tabId, name: "Mine" }, { as })).status,
      403,
    );
  });

  test("refuse addresses that a browser should not be sent to", async () => {
    const reply = await server.call("tabs.add", {
      ...at(),
      kind: "page",
      name: "No",
      url: "http://a.example",
    });
    assert.deepEqual([reply.status, reply.body.message], [400, "url"]);
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//a.example",
      "https://me:pw@a.example/",
      "a",
    ])
      assert.notEqual(urlProblem(url), undefined, url);
    for (const url of ["https://a.example/x?y#z", "http://localhost:3000/", "http://127.0.0.1:8080/"])
      assert.equal(urlProblem(url), undefined, url);
  });

  test("go where they are moved to", () => {
    assert.deepEqual(moved(["a", "b", "c"], "c", 0), ["c", "a", "b"]);
    assert.deepEqual(moved(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
    assert.deepEqual(moved(["a", "b"], "x", 1), ["a", "x", "b"]);
  });
});
