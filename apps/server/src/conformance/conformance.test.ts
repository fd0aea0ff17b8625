// What every method promises, whoever wrote it: one loop over the registry, each method on its own clone of the world.

import assert from "node:assert/strict";
import { request } from "node:http";
import { suite, test } from "node:test";
import type { ExampleCredential, Method } from "../kernel/define.ts";
import { validatorOf } from "../kernel/schema.ts";
import { methods } from "../registry.gen.ts";
import { type CallReply, type TestServer, withServer } from "../testing/server.ts";
import {
  exampleCredential,
  insertKeyWithout,
  NOTHING,
  UNKNOWN_KEY,
  UNKNOWN_SESSION,
  UNKNOWN_VISITOR,
  UNLIMITED,
} from "./credentials.ts";
import { assertFollowed, type Followed, readState } from "./followed.ts";
import { formOf, idPlaces, type JsonSchema, malformed, without, withValue } from "./params.ts";
import { changedTables, readRecords, strangersIds } from "./records.ts";

for (const method of methods)
  suite(`${method.name} conforms`, () => {
    const server = withServer(UNLIMITED);
    const signed = () => exampleCredential(method, server.world);
    const params = () => method.example(server.world);
    const call = (body: unknown, as: ExampleCredential = signed()) => server.call(method.name, body, { as });

    if (method.access !== "public")
      test("answers 401 without a valid credential", async () => {
        const world = server.world;
        const nobody: readonly [string, ExampleCredential][] = [
          ["none", {}],
          ["an unknown key", { key: UNKNOWN_KEY }],
          ["no key at all", { key: "parlo_live_x" }],
          ["an unknown session", { session: UNKNOWN_SESSION }],
          ["an unknown visitor", { visitor: UNKNOWN_VISITOR }],
          ["no visitor at all", { visitor: "parlo_visitor_x" }],
        ];
        await writesNothing(server, async () => {
          for (const [what, as] of nobody)
            assertRefused(await call("{broken", as), 401, "auth_error", "invalid_auth", what);
          const bearer = { authorization: `Bearer ${world.owner.key}` };
          assertRefused(
            await server.call(method.name, {}, { as: {}, headers: bearer }),
            401,
            "auth_error",
            "invalid_auth",
          );
          const elsewhere = { origin: "https://elsewhere.example" };
          const session = { session: world.owner.session };
          assertRefused(
            await server.call(method.name, {}, { as: session, headers: elsewhere }),
            401,
            "auth_error",
          );
        });
      });

    if (method.access === "session" || method.access === "owner")
      test("takes no API key, and says so before it looks at the body", () =>
        writesNothing(server, async () => {
          const reply = await call("{broken", { key: server.world.owner.key });
          assertRefused(reply, 403, "forbidden", "session_required");
        }));

    if (method.access === "visitor")
      test("is for visitors alone", () =>
        writesNothing(server, async () => {
          const { owner } = server.world;
          for (const as of [{ key: owner.key }, { session: owner.session }])
            assertRefused(await call("{broken", as), 403, "forbidden", "visitor_token_required");
        }));
    else if (method.access !== "public")
      test("is for no visitor", () =>
        writesNothing(server, async () => {
          const reply = await call("{broken", { visitor: server.world.visitor.token });
          assertRefused(reply, 403, "forbidden", "not_for_visitors");
        }));

    if (method.access === "owner")
      test("is for the owner of the instance alone", () =>
        writesNothing(server, async () => {
          const reply = await call("{broken", { session: server.world.agent.session });
          assertRefused(reply, 403, "forbidden", "owner_required");
        }));

    for (const scope of method.access === "any" ? method.scopes : [])
      test(`answers 403 to a key without ${scope}, before it looks at the body`, async () => {
        const key = await insertKeyWithout(server, [scope]);
        await writesNothing(server, async () => {
          assertRefused(await call(params(), { key }), 403, "forbidden", "insufficient_scope");
          assertRefused(await call("{broken", { key }), 403, "forbidden", "insufficient_scope");
        });
      });

    test("names every parameter that is missing or malformed", () =>
      writesNothing(server, async () => {
        const schema = method.params as JsonSchema;
        for (const name of schema.required ?? []) assertInvalid(await call(without(params(), name)), name);
        for (const [name, one] of Object.entries(method.params.properties)) {
          const bad = malformed(one);
          if (bad) assertInvalid(await call({ ...params(), [name]: bad.value }), name);
        }
        for (const body of [
          "{broken",
          "[]",
          "null",
          '{"a":1,"a":2}',
          `{"a":${"[".repeat(99)}${"]".repeat(99)}}`,
        ])
          assertRefused(await call(body), 400, "validation_error");
      }));

    if (method.effect === "write")
      test("refuses a parameter it does not know", () =>
        writesNothing(server, async () => {
          assertInvalid(await call({ ...params(), notAParameter: 1 }), "notAParameter");
        }));

    // A widget may be on anybody's page: every property opens its door to every visitor.
    if (
      method.access !== "owner" &&
      method.tier !== "connect" &&
      idPlaces(method.params as JsonSchema).length > 0
    )
      test("answers a stranger's id and an id of nothing with the same bytes", async () => {
        const ids = [...strangersIds(await readRecords(server), server).values()].flat();
        for (const { path, form } of idPlaces(method.params as JsonSchema)) {
          const nothing = await call(withValue(params(), path, NOTHING[form]));
          for (const id of ids.filter((one) => formOf(one) === form)) {
            const theirs = await call(withValue(params(), path, id));
            assert.equal(theirs.status, nothing.status, `${path.join(".")}: ${theirs.text}`);
            assert.equal(plain(theirs), plain(nothing), path.join("."));
          }
        }
      });

    if (method.effect === "read") {
      test("answers its example, and writes nothing", () =>
        writesNothing(server, async () => {
          assertSuccess(method, await call(params()));
        }));

      test("ignores a parameter it does not know, with a warning", async () => {
        const reply = await call({ ...params(), notAParameter: 1 });
        assertSuccess(method, reply);
        assert.deepEqual(reply.body.warnings, ["Unknown parameter notAParameter was ignored."]);
      });
    } else {
      let before: Followed;

      test("does its example once per Idempotency-Key and answers the same again", async () => {
        before = await readState(server);
        const as = signed();
        const once = (body: unknown) =>
          server.call(method.name, body, { as, headers: { "idempotency-key": "conformance" } });
        const first = await once(params());
        assertSuccess(method, first);
        const after = await readRecords(server);
        const again = await once(params());
        assert.deepEqual(changedTables(after, await readRecords(server)), []);
        if (await credentialEnded(server, as)) return assertRefused(again, 401, "auth_error");
        assert.equal(again.status, first.status);
        assert.equal(again.text, first.text);
        assert.equal(again.headers.get("idempotency-replayed"), "true");
        assertRefused(await once(`${JSON.stringify(params())} `), 409, "conflict", "idempotency_key_reused");
      });

      test("told of all it changed: what was held, and its events, make what is there now", async () => {
        const { property } = server.world;
        // Some take away what would be compared: the property, or the owner's place in it.
        if ((await server.call("chat.list", { propertyId: property.id })).status === 200)
          await assertFollowed(server, before);
      });
    }
  });

suite("the front door", () => {
  const server = withServer(UNLIMITED);

  test("an unknown method is not there, whoever asks", async () => {
    const { owner } = server.world;
    for (const as of [{}, { key: owner.key }, { key: UNKNOWN_KEY }, { session: owner.session }])
      for (const name of [
        "no.such-method",
        "agent",
        "agent.me.me",
        "__proto__",
        "constructor",
        "%00",
        "agent.ME",
      ])
        assertRefused(await server.call(name, "{broken", { as }), 404, "not_found", "unknown_method", name);
  });

  test("a challenge goes to clients, never to a browser, which would ask for a password itself", async () => {
    const challenge = (headers: Record<string, string>) =>
      new Promise<string | undefined>((resolve, reject) =>
        request(`${server.url}/v1/agent.me`, { method: "POST", headers }, (reply) => {
          reply.resume();
          resolve(reply.headers["www-authenticate"]);
        })
          .on("error", reject)
          .end(),
      );
    assert.match((await challenge({})) ?? "", /^Basic /);
    assert.equal(await challenge({ "sec-fetch-mode": "cors" }), undefined);
  });

  test("an alias answers as its method does", async () => {
    for (const method of methods.filter(({ access }) => access !== "public"))
      for (const alias of method.aliases ?? [])
        assertRefused(await server.call(alias, {}, { as: {} }), 401, "auth_error");
  });
});

/** Runs `work` and asserts that the database is as before. */
async function writesNothing(server: TestServer, work: () => Promise<void>): Promise<void> {
  const before = await readRecords(server);
  await work();
  assert.deepEqual(changedTables(before, await readRecords(server)), []);
}

function assertSuccess(method: Method, reply: CallReply): void {
  assert.equal(reply.status, 200, reply.text);
  assertHeaders(reply);
  assert.equal(reply.body.ok, true);
  const fields = Object.keys(reply.body).filter((name) => name !== "warnings" && name !== "next");
  assert.deepEqual(fields, method.list ? ["ok", "total", "data"] : ["ok", "data"]);
  const items: readonly unknown[] = method.list ? reply.body.data : [reply.body.data];
  for (const item of items)
    assert.deepEqual(validatorOf(method.result).problems(item), { faults: [], unknown: [] });
  if (method.list) {
    assert.ok(items.length > 0, "The example of a list shows something.");
    assert.ok(Number.isInteger(reply.body.total) && reply.body.total >= items.length);
  }
}

function assertRefused(reply: CallReply, status: number, error: string, message?: string, what = ""): void {
  assert.equal(reply.status, status, `${what} ${reply.text}`);
  assertHeaders(reply);
  const { ok, error: code, message: said, fix, docs, requestId } = reply.body;
  assert.equal(ok, false);
  assert.equal(code, error, `${what} ${reply.text}`);
  if (message !== undefined) assert.equal(said, message, `${what} ${reply.text}`);
  for (const text of [said, fix, docs]) assert.ok(typeof text === "string" && text !== "");
  assert.equal(requestId, reply.headers.get("x-request-id"));
  assert.equal("data" in reply.body, false);
}

function assertInvalid(reply: CallReply, parameter: string): void {
  assertRefused(reply, 400, "validation_error", undefined, parameter);
  const paths: readonly string[] = reply.body.details.map((one: { path: string }) => one.path);
  assert.ok(
    paths.some(
      (path) => path === parameter || path.startsWith(`${parameter}.`) || path.startsWith(`${parameter}[`),
    ),
    reply.text,
  );
  assert.equal(reply.body.message, paths[0]);
}

function assertHeaders(reply: CallReply): void {
  assert.equal(reply.headers.get("content-type"), "application/json; charset=utf-8");
  assert.match(reply.headers.get("x-request-id") ?? "", /^req_[\w-]{16}$/);
  for (const name of [
    "ratelimit",
    "ratelimit-policy",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
  ])
    assert.ok(reply.headers.get(name), name);
}

/** The reply without what differs between any two calls. */
function plain(reply: CallReply): string {
  return reply.text.replace(/"requestId":"[^"]*"/, "");
}

/** Signing out, deleting the account or the key at hand: the replay then meets a closed door. */
async function credentialEnded(server: TestServer, as: ExampleCredential): Promise<boolean> {
  if (as.key === undefined && as.session === undefined && as.visitor === undefined) return false;
  return (await server.call("agent.me", {}, { as })).status === 401;
}
