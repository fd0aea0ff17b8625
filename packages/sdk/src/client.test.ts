// What the SDK promises, against a server that answers what each test tells it to.

import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, suite, test } from "node:test";
import { type ClientOptions, createClient, type MethodName, ParloError } from "./index.ts";
import { kinds } from "./methods.gen.ts";

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Leave the request without an answer, or cut its connection. */
  readonly instead?: "wait" | "cut";
}

suite("the client", () => {
  let server: Server;
  let baseUrl: string;
  let seen: Seen[] = [];
  let answers: Answer[] = [];
  let round = 0;

  // One for each test: a request that its test gave up may arrive only when the next one is running.
  beforeEach(async () => {
    seen = [];
    answers = [];
    const mine = ++round;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        if (mine !== round) return;
        seen.push({ path: request.url ?? "", headers: request.headers, body });
        const {
          status = 200,
          headers = {},
          body: reply = { ok: true, data: {} },
          instead,
        } = answers.shift() ?? {};
        if (instead === "cut") request.socket.destroy();
        if (instead) return;
        response.writeHead(status, headers).end(typeof reply === "string" ? reply : JSON.stringify(reply));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (options: ClientOptions = {}) =>
    createClient({ baseUrl, key: "parlo_live_key", backoffMs: 1, ...options });

  test("sends the key as user name of HTTP Basic and the parameters as JSON", async () => {
    answers = [{ body: { ok: true, data: { id: "1" } } }];
    assert.deepEqual(await client().agent.me(), { id: "1" });
    assert.equal(seen[0]?.path, "/v1/agent.me");
    assert.equal(seen[0]?.headers.authorization, `Basic ${btoa("parlo_live_key:")}`);
    assert.equal(seen[0]?.headers["content-type"], "application/json");
    assert.deepEqual(seen[0]?.body, {});
  });

  test("sends no credential without a key, so that the dashboard's cookie counts", async () => {
    await createClient({ baseUrl }).agent.me();
    assert.equal(seen[0]?.headers.authorization, undefined);
  });

  test("takes a base URL with or without /v1/", async () => {
    for (const end of ["", "/", "/v1", "/v1/"]) await client({ baseUrl: baseUrl + end }).agent.me();
    assert.deepEqual(new Set(seen.map(({ path }) => path)), new Set(["/v1/agent.me"]));
  });

  test("offers every method as a function too", () => {
    for (const name of Object.keys(kinds)) {
      const path = name.split(".").map((part) => part.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()));
      const found = path.reduce<unknown>(
        (branch, step) => (branch as Record<string, unknown>)[step],
        client(),
      );
      assert.equal(typeof found, "function", name);
    }
  });

  test("gives an error all that the server said", async () => {
    answers = [
      {
        status: 400,
        body: {
          ok: false,
          error: "validation_error",
          message: "name",
          details: [{ path: "name", reason: "is required" }],
          fix: "Correct the parameters.",
          docs: "/docs/errors#validation_error",
          requestId: "req_1",
        },
      },
    ];
    const error = await failure(client().agent.me());
    assert.equal(error.code, "validation_error");
    assert.equal(error.status, 400);
    assert.equal(error.message, "name");
    assert.deepEqual(error.details, [{ path: "name", reason: "is required" }]);
    assert.equal(error.fix, "Correct the parameters.");
    assert.equal(error.docs, "/docs/errors#validation_error");
    assert.equal(error.requestId, "req_1");
    assert.equal(seen.length, 1, "a refusal is not tried again");
  });

  test("tries again after 429, 5xx and a cut connection", async () => {
    answers = [refusal(429), refusal(503), { instead: "cut" }, { body: { ok: true, data: { id: "2" } } }];
    assert.deepEqual(await client().agent.me(), { id: "2" });
    assert.equal(seen.length, 4);
  });

  test("gives up after the retries it was given", async () => {
    answers = [refusal(500), refusal(500), refusal(500)];
    const error = await failure(client({ retries: 1 }).agent.me());
    assert.equal(error.status, 500);
    assert.equal(seen.length, 2);
  });

  test("waits at least as long as Retry-After says", async () => {
    answers = [{ ...refusal(429), headers: { "retry-after": "1" } }];
    const startedMs = performance.now();
    await client().agent.me();
    assert.ok(performance.now() - startedMs >= 990);
  });

  test("hands on a Retry-After that is longer than a caller would wait", async () => {
    answers = [{ ...refusal(429), headers: { "retry-after": "900" } }];
    const error = await failure(client().agent.me());
    assert.equal(error.retryAfterS, 900);
    assert.equal(seen.length, 1);
  });

  test("repeats a write with the same Idempotency-Key, and uses another for the next", async () => {
    answers = [refusal(503), { ...refusal(409), headers: { "retry-after": "0" } }];
    await client().agent.setPresence({ presence: "away" });
    await client().agent.setPresence({ presence: "away" });
    const keys = seen.map(({ headers }) => headers["idempotency-key"]);
    assert.equal(keys.length, 4);
    assert.equal(new Set(keys.slice(0, 3)).size, 1);
    assert.notEqual(keys[0], keys[3]);
    assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
  });

  test("takes the caller's Idempotency-Key, and sends none with reads", async () => {
    await client().agent.me();
    await client().agent.setPresence({ presence: "online" }, { idempotencyKey: "shift-17" });
    assert.deepEqual(
      seen.map(({ headers }) => headers["idempotency-key"]),
      [undefined, "shift-17"],
    );
  });

  test("gives a list's page with its total, or its rows alone", async () => {
    const reply = { body: { ok: true, total: 7, data: [{ name: "Aurora" }] } };
    answers = [reply, reply, reply];
    assert.deepEqual(await client().property.list({ size: 1 }), { data: [{ name: "Aurora" }], total: 7 });
    assert.equal((await client().callList("property.list")).total, 7);
    assert.deepEqual(await client().call("property.list"), [{ name: "Aurora" }]);
  });

  test("walks through all pages of a list, and asks for no page too many", async () => {
    const rows = ["a", "b", "c", "d", "e"].map((name) => ({ name }));
    for (const from of [1, 3])
      answers.push({ body: { ok: true, total: 5, data: rows.slice(from, from + 2) } });
    const names: string[] = [];
    for await (const { name } of client().each("property.list", { size: 2, offset: 1 })) names.push(name);
    assert.deepEqual(names, ["b", "c", "d", "e"]);
    assert.deepEqual(
      seen.map(({ body }) => body),
      [
        { size: 2, offset: 1 },
        { size: 2, offset: 3 },
      ],
    );
  });

  test("ends a try that takes too long", async () => {
    answers = [{ instead: "wait" }];
    const error = await failure(client({ timeoutMs: 200, retries: 0 }).agent.me());
    assert.equal(error.code, "timeout");
  });

  test("stops when the caller aborts, in a try or in the pause between two", async () => {
    answers = [{ instead: "wait" }, { ...refusal(429), headers: { "retry-after": "20" } }];
    for (const calls of [1, 2]) {
      const abort = new AbortController();
      const call = client().agent.me({}, { signal: abort.signal });
      const refused = assert.rejects(call, /changed my mind/);
      while (seen.length < calls) await new Promise((resolve) => setTimeout(resolve, 5));
      abort.abort(new Error("changed my mind"));
      await refused;
    }
    assert.equal(seen.length, 2);
  });

  test("says so when the address answers something else", async () => {
    answers = [{ status: 200, body: "<html>" }];
    const error = await failure(client().agent.me());
    assert.equal(error.code, "bad_reply");
    assert.match(error.message, /is the address right/);
  });

  test("hands on warnings", async () => {
    answers = [{ body: { ok: true, data: {}, warnings: ["Unknown parameter page was ignored."] } }];
    const heard: [string, MethodName][] = [];
    await client({ onWarning: (warning, method) => heard.push([warning, method]) }).agent.me();
    assert.deepEqual(heard, [["Unknown parameter page was ignored.", "agent.me"]]);
  });

  test("needs an address outside a browser", () => {
    assert.throws(() => createClient(), /needs a baseUrl/);
  });
});

function refusal(status: number): Answer {
  return { status, body: { ok: false, error: "unavailable", message: "unavailable" } };
}

async function failure(call: Promise<unknown>): Promise<ParloError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof ParloError, String(error));
    return error;
  }
  throw new Error("The call succeeded.");
}
