// The HTTP server's own rules: transport security, proxies, the widget's host.

import assert from "node:assert/strict";
import { request } from "node:http";
import { suite, test } from "node:test";
import { credentialHeaders, withServer } from "../testing/server.ts";
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
