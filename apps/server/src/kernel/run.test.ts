// The pipeline's promises, whichever method is called: order of refusals, limits, replays.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { keyFrom } from "../modules/keys/keys.rules.ts";
import { type CallOptions, withServer } from "../testing/server.ts";

const nowhere = "0123456789abcdef01234567";

suite("the pipeline refuses in one order", () => {
  const server = withServer();

  test("404 before 401, 401 before 403, 403 before 400", async () => {
    const { agent, testKey } = server.world;
    const code = async (method: string, params: unknown, options?: CallOptions) => {
      const { status, body } = await server.call(method, params, options);
      return `${status} ${body.error} ${body.message}`;
    };
    assert.equal(await code("no.such", "not json", { as: {} }), "404 not_found unknown_method");
    assert.equal(await code("access.approve", "not json", { as: {} }), "401 auth_error invalid_auth");
    assert.equal(
      await code("access.approve", "not json", { as: { key: testKey.key } }),
      "403 forbidden session_required",
    );
    assert.equal(
      await code("access.approve", "not json", { as: { session: agent.session } }),
      "403 forbidden owner_required",
    );
    assert.equal(await code("access.approve", "not json", ownerSession()), "400 validation_error body");
  });

  test("a scope missing at the property is 403 before bad parameters are 400", async () => {
    const { agent, property } = server.world;
    const as = { session: agent.session };
    const reply = await server.call("keys.create", { propertyId: property.id, nonsense: 1 }, { as });
    assert.deepEqual([reply.status, reply.body.message], [403, "insufficient_scope"]);
  });

  test("a property out of sight answers like one that never was, whatever the case of its id", async () => {
    const { otherProperty, property } = server.world;
    const texts = await Promise.all(
      [otherProperty.id, nowhere, otherProperty.id.toUpperCase()].map(async (propertyId) => {
        const reply = await server.call("keys.list", { propertyId });
        assert.equal(reply.status, 404);
        return reply.text.replace(reply.body.requestId, "");
      }),
    );
    assert.equal(new Set(texts).size, 1);
    await server.ok("keys.list", { propertyId: property.id.toUpperCase() });
  });

  test("a read ignores what it does not know, and says so; a write refuses it", async () => {
    const read = await server.call("agent.me", { propertyId: nowhere, page: 2 });
    assert.equal(read.status, 200);
    assert.deepEqual(read.body.warnings, [
      "Unknown parameter propertyId was ignored.",
      "Unknown parameter page was ignored.",
    ]);
    const write = await server.call("keys.update", { keyId: "x", nme: "x" });
    assert.deepEqual(write.body.details.map((detail: { path: string }) => detail.path).sort(), [
      "keyId",
      "name",
      "nme",
    ]);
  });

  test("a session is refused once it has expired, although it is remembered", async () => {
    const as = { session: server.world.guest.session };
    await server.ok("agent.me", {}, { as });
    server.clock.advance(31 * 86_400_000);
    assert.equal((await server.call("agent.me", {}, { as })).status, 401);
    server.clock.advance(-31 * 86_400_000);
  });

  function ownerSession(): CallOptions {
    return { as: { session: server.world.owner.session } };
  }
});

suite("rate limits", () => {
  const server = withServer({ RATE_LIMIT_READ: "4", RATE_LIMIT_WRITE: "2", RATE_LIMIT_CREDENTIAL: "3" });

  test("reads and writes of a credential have a quota each, told on every reply", async () => {
    const as = { key: server.world.agent.key };
    const remaining = [];
    for (let i = 0; i < 5; i++) {
      const reply = await server.call("agent.me", {}, { as });
      remaining.push(`${reply.status} ${reply.headers.get("ratelimit-remaining")}`);
    }
    assert.deepEqual(remaining, ["200 3", "200 2", "200 1", "200 0", "429 0"]);
    const refused = await server.call("agent.me", {}, { as });
    assert.ok(Number(refused.headers.get("retry-after")) >= 1);
    assert.equal(refused.headers.get("ratelimit-policy"), '"read";q=4;w=60');
    assert.equal(refused.body.error, "rate_limited");
    const write = await server.call("keys.delete", {}, { as });
    assert.deepEqual([write.status, write.headers.get("ratelimit-remaining")], [400, "1"]);
  });

  test("a refused call counts, or refusals could be had without end", async () => {
    const as = { key: server.world.testKey.key };
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await server.call("access.approve", {}, { as })).status);
    assert.deepEqual(statuses, [403, 403, 403]);
    const spent = await server.call("keys.delete", {}, { as });
    assert.equal(spent.status, 429);
  });

  test("guessing keys is stopped per address before it reaches the database, and good keys stay good", async () => {
    const guess = (i: number) => keyFrom("live", String(i).padStart(34, "0"));
    const good = { key: server.world.stranger.key };
    await server.ok("agent.me", {}, { as: good });
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) => server.call("agent.me", {}, { as: { key: guess(i) } })),
    );
    assert.equal(replies.filter((reply) => reply.status === 401).length, 3);
    assert.equal(replies.filter((reply) => reply.status === 429).length, 9);
    assert.equal((await server.call("agent.me", {}, { as: good })).status, 200);
  });
});

suite("Idempotency-Key", () => {
  const server = withServer();
  const withKey = (key: string, more: CallOptions = {}): CallOptions => ({
    ...more,
    headers: { "idempotency-key": key },
  });
  const create = (key: string, name = "Once") => server.call("keys.create", { name }, withKey(key));

  test("a write repeated with one key acts once and answers the same, a shown-once secret included", async () => {
    const first = await create("a");
    const again = await create("a");
    assert.equal(first.status, 200);
    assert.equal(again.text, first.text);
    assert.equal(first.headers.get("idempotency-replayed"), null);
    assert.equal(again.headers.get("idempotency-replayed"), "true");
    const stored = await server.database.pool.query("select reply from idempotency_keys");
    assert.ok(stored.rows.every(({ reply }) => !reply.includes(first.body.data.key)));
  });

  test("a failure is replayed too, under its own request id", async () => {
    const call = () => server.call("keys.update", { keyId: nowhere, name: "x" }, withKey("b"));
    const [first, again] = [await call(), await call()];
    assert.deepEqual([first.status, again.status], [404, 404]);
    assert.equal(again.headers.get("idempotency-replayed"), "true");
    assert.notEqual(again.body.requestId, first.body.requestId);
    assert.deepEqual({ ...again.body, requestId: "" }, { ...first.body, requestId: "" });
    assert.equal(again.headers.get("x-request-id"), again.body.requestId);
  });

  test("the same key with another body or method is a conflict, even when that body is bad", async () => {
    await create("c");
    assert.deepEqual([(await create("c", "Other")).status, (await create("c", "")).status], [409, 409]);
    const other = await server.call("keys.delete", { keyId: nowhere }, withKey("c"));
    assert.deepEqual([other.status, other.body.message], [409, "idempotency_key_reused"]);
  });

  test("a bad call spends no key: the corrected one goes through under it", async () => {
    assert.equal((await create("d", "")).status, 400);
    assert.equal((await create("d")).status, 200);
  });

  test("of many at once one acts; the others hear that it is in flight, or its reply", async () => {
    const before = (await server.call("keys.list", { size: 1 })).body.total;
    const replies = await Promise.all(Array.from({ length: 12 }, () => create("e")));
    for (const reply of replies)
      if (reply.status === 409) {
        assert.equal(reply.body.message, "idempotency_key_in_flight");
        assert.equal(reply.headers.get("retry-after"), "1");
      } else assert.equal(reply.status, 200);
    const secrets = replies.flatMap((reply) => reply.body.data?.key ?? []);
    assert.ok(secrets.length >= 1);
    assert.equal(new Set(secrets).size, 1);
    assert.equal((await server.call("keys.list", { size: 1 })).body.total, before + 1);
  });

  test("keys of one caller are not another's", async () => {
    await create("f");
    const theirs = await server.call(
      "keys.create",
      { name: "Once" },
      withKey("f", { as: { key: server.world.agent.key } }),
    );
    assert.deepEqual([theirs.status, theirs.headers.get("idempotency-replayed")], [200, null]);
  });

  test("a write that takes away its own right is still replayed", async () => {
    const as = { session: server.world.agent.session };
    const leave = () =>
      server.call("members.leave", { propertyId: server.world.property.id }, withKey("leave", { as }));
    const [first, again] = [await leave(), await leave()];
    assert.deepEqual([first.status, again.status], [200, 200]);
    assert.equal(again.headers.get("idempotency-replayed"), "true");
  });

  test("replies are kept for a day", async () => {
    const first = await create("g");
    server.clock.advance(86_400_000 - 1);
    assert.equal((await create("g")).text, first.text);
    server.clock.advance(1);
    const later = await create("g");
    assert.equal(later.headers.get("idempotency-replayed"), null);
    assert.notEqual(later.body.data.key, first.body.data.key);
  });

  test("reads take the header and act as ever", async () => {
    const reply = await server.call("agent.me", {}, withKey("h"));
    assert.deepEqual([reply.status, reply.headers.get("idempotency-replayed")], [200, null]);
  });

  test("a key must be visible ASCII, 255 characters at most", async () => {
    for (const key of ["", " ", "a b", "x".repeat(256)]) {
      const reply = await create(key);
      assert.deepEqual([reply.status, reply.body.message], [400, "Idempotency-Key"]);
    }
    assert.equal((await create("x".repeat(255))).status, 200);
  });
});
