// What access on request promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { outbox } from "../../testing/outbox.ts";
import { type TestServer, withServer } from "../../testing/server.ts";
import { type RequestStatus, standing } from "./access.rules.ts";

const form = {
  name: "Sara Conti",
  company: "Tornio Lento",
  purpose: "Show open tickets\nin the workshop",
  expectedUse: "One call a minute",
};

function people(server: TestServer) {
  const { world } = server;
  return {
    owner: { as: { session: world.owner.session } },
    guest: { as: { session: world.guest.session } },
    newcomer: { as: { session: world.newcomer.session } },
    agent: { as: { session: world.agent.session } },
  };
}

/** The newest mail to an address; each test moves the clock on, so that mails have an order. */
async function lastMailTo(server: TestServer, address: string) {
  const mail = (await outbox(server)).findLast(({ to }) => to === address);
  assert.ok(mail, `a mail to ${address}`);
  return mail;
}

const setAccess = (server: TestServer, mode: string) =>
  server.database.pool.query("update instance set api_access = $1", [mode]);

suite("the standing of an agent", () => {
  const rows: readonly [RequestStatus[], string][] = [
    [[], "none"],
    [["pending"], "pending"],
    [["rejected"], "rejected"],
    [["pending", "rejected"], "pending"],
    [["rejected", "approved"], "granted"],
  ];
  for (const [statuses, expected] of rows)
    test(`with requests ${statuses.join(", ") || "none"} it is ${expected}`, () => {
      assert.equal(standing({ apiAccess: "on-request", instanceOwner: false, statuses }), expected);
      assert.equal(standing({ apiAccess: "open", instanceOwner: false, statuses }), "granted");
      assert.equal(standing({ apiAccess: "on-request", instanceOwner: true, statuses }), "granted");
    });
});

suite("access on request", () => {
  const server = withServer();

  test("the owner of the instance has access at once, others ask", async () => {
    const { owner, guest, newcomer, agent } = people(server);
    assert.deepEqual(await server.ok("access.get", {}, owner), { standing: "granted" });
    assert.deepEqual(await server.ok("access.get", {}, guest), { standing: "none" });
    const waiting = await server.ok("access.get", {}, newcomer);
    assert.equal(waiting.standing, "pending");
    assert.equal(waiting.request.requestId, server.world.accessRequest.id);
    assert.equal((await server.ok("access.get", {}, agent)).standing, "granted");
  });

  test("where access is open nobody needs to ask", async () => {
    const { guest } = people(server);
    await setAccess(server, "open");
    assert.equal((await server.ok("access.get", {}, guest)).standing, "granted");
    assert.equal((await server.call("access.request", form, guest)).body.error, "already_granted");
    await server.ok("keys.create", { name: "x" }, guest);
    await setAccess(server, "on-request");
    assert.equal((await server.ok("access.get", {}, guest)).standing, "none");
  });

  test("only the owner of the instance sees and decides requests", async () => {
    const { agent } = people(server);
    for (const [method, params] of [
      ["access.list", {}],
      ["access.approve", { requestId: server.world.accessRequest.id }],
      ["access.reject", { requestId: server.world.accessRequest.id, reason: "No" }],
    ] as const) {
      assert.equal((await server.call(method, params, agent)).status, 403);
      assert.equal((await server.call(method, params)).body.message, "session_required");
    }
  });

  test("a request is mailed to the owner, and rejected with a reason it may be made again", async () => {
    const { owner, guest } = people(server);
    const asked = await server.ok("access.request", form, guest);
    assert.deepEqual(asked, { ...asked, ...form, status: "pending", email: server.world.guest.email });
    assert.equal((await server.call("access.request", form, guest)).body.error, "already_requested");

    const toOwner = await lastMailTo(server, server.world.owner.email);
    for (const word of [...Object.values(form), server.world.guest.email])
      assert.ok(toOwner.text.includes(word), word);
    assert.ok(toOwner.text.includes(`${server.url}/access-requests`));

    const listed = await server.call("access.list", { status: "pending" }, owner);
    assert.equal(listed.body.total, 2);
    assert.equal(listed.body.data[0].requestId, asked.requestId);

    const rejected = await server.ok(
      "access.reject",
      { requestId: asked.requestId, reason: "Please name your shop" },
      owner,
    );
    assert.equal(rejected.status, "rejected");
    const toGuest = await lastMailTo(server, server.world.guest.email);
    assert.ok(toGuest.text.includes("Please name your shop"));
    const now = await server.ok("access.get", {}, guest);
    assert.deepEqual([now.standing, now.request.reason], ["rejected", "Please name your shop"]);
    assert.equal((await server.call("keys.create", { name: "x" }, guest)).body.error, "access_required");
    assert.equal((await server.ok("access.request", form, guest)).status, "pending");
  });

  test("an approval opens the keys and mails a login for the reference", async () => {
    const { owner, guest } = people(server);
    server.clock.advance(60_000);
    const { request } = await server.ok("access.get", {}, guest);
    const approved = await server.ok("access.approve", { requestId: request.requestId }, owner);
    assert.equal(approved.status, "approved");
    assert.equal((await server.ok("access.get", {}, guest)).standing, "granted");
    await server.ok("keys.create", { name: "First" }, guest);

    const mail = await lastMailTo(server, server.world.guest.email);
    assert.ok(mail.text.includes(`${server.url}/docs`));
    const password = /Password: (\S+)/.exec(mail.text)?.[1] ?? "";
    assert.match(mail.text, /User name: reader-\w{8}/);
    assert.match(password, /^\w{24}$/);
    const stored = await server.database.pool.query(
      "select to_jsonb(a)::text || (select coalesce(string_agg(payload::text, ''), '') from ledger) as text from access_requests a",
    );
    assert.equal(
      stored.rows.some(({ text }) => text.includes(password)),
      false,
    );
  });

  test("a request is decided once", async () => {
    const { owner } = people(server);
    const { requestId } = (await server.ok("access.list", { status: "pending" }, owner))[0];
    const replies = await Promise.all([
      server.call("access.approve", { requestId }, owner),
      server.call("access.reject", { requestId, reason: "No" }, owner),
      server.call("access.approve", { requestId }, owner),
    ]);
    assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409, 409]);
    assert.ok(replies.every((reply) => reply.status === 200 || reply.body.error === "already_decided"));
    const unknown = await server.call("access.approve", { requestId: "0123456789abcdef01234567" }, owner);
    assert.equal(unknown.status, 404);
  });

  test("the owner hears of requests, and who asked of the answer", async () => {
    const { rows: events } = await readAll(server.database.db);
    const heardBy = (name: string) =>
      new Set(events.filter((e) => e.event === name).flatMap((e) => e.audience));
    assert.deepEqual(heardBy("access:request"), new Set([`agent:${server.world.owner.id}`]));
    // Who won the race of the test before decides who else is in the set.
    assert.ok(heardBy("access:reject").has(`agent:${server.world.guest.id}`));
    assert.ok(heardBy("access:approve").has(`agent:${server.world.guest.id}`));
  });

  test("the mail is written in the reader's language", async () => {
    const { owner } = people(server);
    server.clock.advance(60_000);
    await server.database.pool.query("update agents set language = 'it' where agent_id = $1", [
      server.world.guest.id,
    ]);
    await server.database.pool.query("delete from access_requests where agent_id = $1", [
      server.world.guest.id,
    ]);
    server.app.callers.forget({ agentId: server.world.guest.id });
    const asked = await server.ok("access.request", form, people(server).guest);
    await server.ok("access.approve", { requestId: asked.requestId }, owner);
    const mail = await lastMailTo(server, server.world.guest.email);
    assert.match(mail.subject, /accesso alle API/);
  });
});
