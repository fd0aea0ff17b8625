// The HTTP server's own rules: transport security, proxies, the widget's host.

import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../config.ts";
import { credentialHeaders, startTestServer, type TestServer, withServer } from "../testing/server.ts";
import { createHttpServer } from "./http.ts";
import { bestLanguage } from "./incoming.ts";

suite("credentials over plain HTTP", () => {
  const server = withServer();

  test("are taken from this machine", async () => {
    assert.equal((await server.call("agent.me")).status, 200);
  });

  test("are refused behind a proxy nobody named", async () => {
    const reply = await server.call("agent.me", {}, { headers: { "x-forwarded-for": "203.0.113.9" } });
    assert.equal(reply.status, 403);
    assert.equal(reply.body.error, "https_required");
  });
});

suite("a named proxy", () => {
  const server = withServer({ TRUST_PROXY: "127.0.0.1" });

  test("vouches for HTTPS", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" };
    assert.equal((await server.call("agent.me", {}, { headers })).status, 200);
  });

  test("cannot vouch for plain HTTP from elsewhere", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http" };
    assert.equal((await server.call("agent.me", {}, { headers })).body.error, "https_required");
  });

  test("that does not say for whom it speaks speaks not for itself", async () => {
    for (const headers of [{ "x-forwarded-proto": "http" }, { forwarded: "for=203.0.113.9;proto=http" }])
      assert.equal((await server.call("agent.me", {}, { headers })).body.error, "https_required");
    // Its own health checks, and calls from the machine it runs on.
    for (const headers of [{}, { "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" }])
      assert.equal((await server.call("agent.me", {}, { headers: { ...headers } })).status, 200);
  });

  test("may write the client's port behind the address", async () => {
    const { key } = await server.ok("keys.create", {
      name: "From the office",
      ips: ["203.0.113.9", "2001:db8::1"],
    });
    for (const [from, status] of [
      ["203.0.113.9:4444", 200],
      ["[2001:db8::1]:4444", 200],
      ["203.0.113.8:4444", 403],
    ] as const) {
      const headers = { "x-forwarded-for": from, "x-forwarded-proto": "https" };
      assert.equal((await server.call("agent.me", {}, { as: { key }, headers })).status, status, from);
    }
  });
});

suite("addresses", () => {
  const server = withServer();

  test("one that nothing answers is refused in the envelope, and every reply has a request id", async () => {
    for (const path of ["/nowhere", "//v1/agent.me", "/V1/agent.me"]) {
      const reply = await fetch(`${server.url}${path}`, { method: "POST" });
      const body = (await reply.json()) as { error: string; requestId: string };
      assert.deepEqual([reply.status, body.error], [404, "not_found"], path);
      assert.match(body.requestId, /^req_/);
      assert.equal(reply.headers.get("x-request-id"), body.requestId);
    }
    assert.match((await fetch(`${server.url}/health/live`)).headers.get("x-request-id") ?? "", /^req_/);
  });
});

suite("the widget's host", () => {
  const server = withServer({ EMBED_HOST: "embed.chat.example" });

  test("serves neither API nor pages", async () => {
    for (const [method, path] of [
      ["POST", "/v1/agent.me"],
      ["GET", "/"],
      ["GET", "/health/live"],
    ] as const) {
      const status = await statusOf(
        server.url,
        method,
        path,
        "embed.chat.example",
        credentialHeaders({ key: server.world.owner.key }),
      );
      assert.equal(status, 404, path);
    }
    assert.equal(await statusOf(server.url, "GET", "/health/live", "127.0.0.1", {}), 200);
  });

  test("is the same with the root's dot, and when the target names it", async () => {
    for (const host of ["embed.chat.example.", "EMBED.chat.example.:443"])
      assert.equal(await statusOf(server.url, "GET", "/", host, {}), 404, host);
    const target = "GET http://embed.chat.example/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    assert.match(await told(dial(server), target), /^HTTP\/1.1 404 /);
  });
});

suite("what arrives", () => {
  const server = withServer();

  test("may name the whole address, as clients write to proxies", async () => {
    const call = `POST ${server.url}/v1/agent.me HTTP/1.1\r\nHost: elsewhere.example\r\n${signed(server)}Content-Length: 0\r\n\r\n`;
    assert.match(await told(dial(server), call), /^HTTP\/1.1 200 /);
  });

  test("is refused in the envelope, with a request id, where it is no HTTP", async () => {
    for (const [status, rest] of [
      [400, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"],
      [400, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"],
      [431, `X-Long: ${"x".repeat(20_000)}\r\n\r\n`],
    ] as const) {
      const call = `POST /v1/agent.me HTTP/1.1\r\nHost: 127.0.0.1\r\n${signed(server)}${rest}`;
      const [head = "", body = ""] = (await told(dial(server), call)).split("\r\n\r\n");
      assert.match(head, new RegExp(`^HTTP/1.1 ${status} `));
      const { ok, error, details, requestId } = JSON.parse(body);
      assert.deepEqual(
        { ok, error, problems: details.length },
        { ok: false, error: "validation_error", problems: 1 },
      );
      assert.match(head, new RegExp(`x-request-id: ${requestId}`));
    }
  });
});

test("stopping waits for no connection that asks nothing, and finishes a request under way", async () => {
  const { server, stop } = await startTestServer();
  const unused = dial(server);
  const preflight = dial(server);
  const call = dial(server);
  preflight.write("OPTIONS /v1/agent.me HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  call.write(
    `POST /v1/agent.me HTTP/1.1\r\nHost: 127.0.0.1\r\n${signed(server)}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{`,
  );
  await sleep(200);
  const startedMs = performance.now();
  const stopped = stop();
  const answers = Promise.all([told(unused, ""), told(preflight, "\r\n"), told(call, "}")]);
  const [nothing, allowed, me] = await answers;
  await stopped;
  assert.equal(nothing, "");
  assert.match(allowed, /^HTTP\/1.1 204 .*connection: close/is);
  assert.match(me, /^HTTP\/1.1 200 .*connection: close.*"ok":true/is);
  assert.ok(performance.now() - startedMs < 5_000);
});

test("the best of our languages is found in Accept-Language", () => {
  assert.equal(bestLanguage("it-IT,it;q=0.9,en;q=0.8"), "it");
  assert.equal(bestLanguage("de, en;q=0.4, it;q=0.6"), "it");
  assert.equal(bestLanguage("it;q=0, en"), "en");
  assert.equal(bestLanguage("fr"), "en");
  assert.equal(bestLanguage(""), "en");
});

// fetch does not let a caller choose the Host header.
function statusOf(
  url: string,
  method: string,
  path: string,
  host: string,
  headers: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(path, url), { method, headers: { ...headers, host } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("a reply that nobody reads is not held for ever", async () => {
  const app = createHttpServer(readConfig({}));
  app.get("/long", (_request, reply) => reply.send(Buffer.alloc(64 * 1024 * 1024)));
  try {
    await app.listen({ port: 0, host: "127.0.0.1" });
    assert.equal(app.server.timeout, 75_000, "longer than a connection may wait for its next request");
    app.server.timeout = 200;
    const { port } = app.server.address() as AddressInfo;
    const ended = once(app.server, "connection").then(([socket]) => once(socket as Socket, "close"));
    const client = connect(port, "127.0.0.1").on("error", () => {});
    client.write("GET /long HTTP/1.1\r\nHost: a.test\r\n\r\n");
    client.pause();
    await ended;
    client.destroy();
  } finally {
    await app.close();
  }
});

function signed(server: TestServer): string {
  return `Authorization: ${credentialHeaders({ key: server.world.owner.key }).authorization}\r\n`;
}

/** A connection with nothing on it yet: what no client library would send. */
function dial(server: TestServer): Socket {
  return connect(Number(new URL(server.url).port), "127.0.0.1").setEncoding("utf8");
}

/** Says something, and answers what comes back until the server hangs up or has no more to say. */
function told(socket: Socket, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    socket
      .on("data", (text: string) => {
        heard += text;
        socket.setTimeout(300, () => socket.destroy());
      })
      .on("close", () => resolve(heard))
      .on("error", (error: NodeJS.ErrnoException) => error.code !== "ECONNRESET" && reject(error));
    if (words) socket.write(words);
  });
}
