// What the door for API calls promises about HTTP itself.

import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { suite, test } from "node:test";
import { credentialHeaders, withServer } from "../testing/server.ts";

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked against their schemas by the conformance tests
  readonly body: any;
}

suite("the door for API calls", () => {
  const server = withServer();
  const key = () => credentialHeaders({ key: server.world.owner.key });
  const cookie = () => credentialHeaders({ session: server.world.owner.session });
  const json = { "content-type": "application/json" };

  async function send(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const reply = await fetch(`${server.url}${path}`, { method: "POST", ...init });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** In the envelope, with the same request id in body and header, and the quota told. */
  function assertRefused(answer: Answer, status: number, error: string, path?: string): void {
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.body.ok, false);
    assert.equal(answer.body.error, error);
    if (path) assert.equal(answer.body.details[0].path, path);
    assert.equal(answer.headers.get("x-request-id"), answer.body.requestId);
    for (const name of ["ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining"])
      assert.ok(answer.headers.get(name), `${status} tells ${name}`);
    assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
  }

  test("a body of 1 MiB is read, one byte more is 413 and ends the connection", async () => {
    const body = (bytes: number) => {
      const frame = '{"name":"","x":""}';
      return `{"name":"${"n".repeat(bytes - frame.length)}","x":""}`;
    };
    const headers = { ...key(), ...json };
    const fits = await send("/v1/keys.create", { headers, body: body(1024 * 1024) });
    assertRefused(fits, 400, "validation_error", "name");
    const over = await send("/v1/keys.create", { headers, body: body(1024 * 1024 + 1) });
    assertRefused(over, 413, "payload_too_large");
    assert.equal(over.headers.get("connection"), "close");
  });

  test("a body without a length is cut at 1 MiB too", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(
        `${server.url}/v1/keys.create`,
        { method: "POST", headers: { ...key(), ...json, "transfer-encoding": "chunked" } },
        (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        },
      );
      sending.on("error", reject);
      for (let i = 0; i < 20; i++) sending.write(Buffer.alloc(64 * 1024, 32));
      sending.end();
    });
    assert.equal(status, 413);
  });

  test("a large body is not waited for when the credential is bad", async () => {
    const answer = await send("/v1/keys.create", { headers: json, body: "x".repeat(4 * 1024 * 1024) }).catch(
      () => undefined, // the client may notice the closed connection before the reply
    );
    if (answer) assertRefused(answer, 401, "auth_error");
  });

  test("only JSON in UTF-8 is read", async () => {
    const post = (type: string | undefined, body = '{"x":1}') =>
      send("/v1/agent.me", {
        headers: { ...key(), ...(type === undefined ? {} : { "content-type": type }) },
        body: Buffer.from(body),
      });
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/json; charset=latin1",
      "application/jsonp",
      "multipart/form-data",
      ";;",
      undefined,
    ])
      assertRefused(await post(type), 400, "validation_error", "body");
    for (const type of [
      "application/json",
      "Application/JSON;charset=UTF-8",
      'application/json; charset="utf-8"',
    ])
      assert.equal((await post(type)).status, 200, type);
  });

  test("no body at all is an empty object, whatever its type", async () => {
    for (const headers of [key(), { ...key(), ...json }, { ...key(), "content-type": "text/plain" }])
      assert.equal((await send("/v1/agent.me", { headers })).status, 200);
  });

  for (const [what, body] of [
    ["broken JSON", '{"a":'],
    ["a list", "[]"],
    ["33 levels", `{"a":${"[".repeat(32)}${"]".repeat(32)}}`],
    ["NUL", '{"a":"\\u0000"}'],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["compressed bytes", Buffer.from("1f8b0800000000000003", "hex")],
  ] as const)
    test(`${what} is refused as bad input`, async () => {
      assertRefused(
        await send("/v1/keys.create", { headers: { ...key(), ...json }, body }),
        400,
        "validation_error",
        "body",
      );
    });

  test("a key that comes twice is named", async () => {
    const body = '{"name":"a","name":"b"}';
    assertRefused(
      await send("/v1/keys.create", { headers: { ...key(), ...json }, body }),
      400,
      "validation_error",
      "name",
    );
  });

  test("any other verb is 405 at a method, and 404 elsewhere", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const known = await send("/v1/agent.me", { method });
      assertRefused(known, 405, "method_not_allowed");
      assert.equal(known.headers.get("allow"), "POST");
      assertRefused(await send("/v1/no.such", { method }), 404, "not_found");
    }
  });

  test("an unknown path is an unknown method, with or without credentials", async () => {
    for (const path of [
      "/v1/no.such",
      "/v1/",
      "/v1",
      "/v1/agent.me/x",
      "/v1/%zz",
      "/v1/agent.me%00",
      "/v1/constructor",
      "/v1/__proto__",
    ])
      for (const headers of [key(), {}]) {
        const answer = await send(path, { headers });
        assertRefused(answer, 404, "not_found");
        assert.equal(answer.body.message, "unknown_method");
      }
  });

  test("a credential that is none is 401 with a challenge, and the quota is told", async () => {
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
    const { owner } = server.world;
    for (const headers of [
      {},
      { authorization: `Bearer ${owner.key}` },
      { authorization: "Basic" },
      { authorization: "Basic !!!" },
      basic(""),
      basic(`:${owner.key}`),
      basic(`${owner.key.slice(0, -1)}:`),
      basic(`${owner.session}:`),
      { cookie: "parlo_session=" },
      { cookie: `other=${owner.session}` },
    ] as Record<string, string>[]) {
      const answer = await send("/v1/agent.me", { headers: { ...headers, ...json } });
      assertRefused(answer, 401, "auth_error");
    }
    const { promise, resolve } = deferred<string | undefined>();
    httpRequest(`${server.url}/v1/agent.me`, { method: "POST" }, (reply) => {
      reply.resume();
      resolve(reply.headers["www-authenticate"]);
    }).end();
    assert.match((await promise) ?? "", /^Basic realm=/);
  });

  test("a session token is no API key, even while its session is in use", async () => {
    await server.ok("agent.me", {}, { as: { session: server.world.owner.session } });
    const answer = await send("/v1/agent.me", {
      headers: credentialHeaders({ key: server.world.owner.session }),
    });
    assertRefused(answer, 401, "auth_error");
  });

  test("the cookie counts for our own pages only: same origin, and JSON", async () => {
    const ask = (headers: Record<string, string>, body?: string) =>
      send("/v1/agent.me", { headers: { ...cookie(), ...headers }, ...(body === undefined ? {} : { body }) });
    assert.equal((await ask(json, "{}")).status, 200);
    assert.equal((await ask({ ...json, origin: server.url })).status, 200);
    assertRefused(await ask({ ...json, origin: "https://evil.example" }), 401, "auth_error");
    assertRefused(await ask({ ...json, origin: "null" }), 401, "auth_error");
    assertRefused(await ask({ ...json, "sec-fetch-site": "cross-site" }), 401, "auth_error");
    assertRefused(await ask({ ...json, "sec-fetch-site": "same-site" }), 401, "auth_error");
    assertRefused(await ask({ "content-type": "text/plain" }, "{}"), 400, "validation_error", "body");
    assertRefused(await ask({}), 400, "validation_error", "body");
  });

  test("plain HTTP that came through a proxy nobody named carries no credentials", async () => {
    for (const name of ["x-forwarded-for", "forwarded", "x-forwarded-proto"]) {
      const answer = await send("/v1/agent.me", { headers: { ...key(), [name]: "203.0.113.9" } });
      assertRefused(answer, 403, "https_required");
    }
  });

  test("a browser of another origin may call with a key, and reads the headers it needs", async () => {
    const preflight = await fetch(`${server.url}/v1/agent.me`, {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "POST" },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
    assert.equal(preflight.headers.get("access-control-allow-credentials"), null);
    const answer = await send("/v1/agent.me", { headers: { ...key(), origin: "https://app.example" } });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("access-control-expose-headers") ?? "", /retry-after/);
  });

  test("each reply has a request id of its own", async () => {
    const ids = new Set<string | null>();
    for (let i = 0; i < 20; i++)
      ids.add((await send("/v1/agent.me", { headers: key() })).headers.get("x-request-id"));
    assert.equal(ids.size, 20);
  });
});

function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

suite("the database away", () => {
  const server = withServer();

  test("is 503 with Retry-After, not a 500, and over when it is back", async () => {
    const pool = server.database.pool;
    const connect = pool.connect.bind(pool);
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    Object.assign(pool, { connect: () => Promise.reject(refused) });
    const reply = await server.call("keys.list");
    Object.assign(pool, { connect });
    assert.deepEqual([reply.status, reply.body.error], [503, "unavailable"]);
    assert.equal(reply.headers.get("retry-after"), "1");
    assert.equal((await server.call("keys.list")).status, 200);
  });
});
