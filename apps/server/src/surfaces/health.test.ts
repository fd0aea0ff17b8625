// What orchestrators and Prometheus are told.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";

suite("health and figures", () => {
  const server = withServer({ METRICS_TOKEN: "a-token-for-prometheus" });
  const figures = async (token: string) => {
    const reply = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, text: await reply.text() };
  };

  test("a server that answers is live, and ready while its database answers", async () => {
    const ask = async (path: string) => {
      const reply = await fetch(server.url + path);
      return [reply.status, await reply.json()];
    };
    assert.deepEqual(await ask("/health/live"), [200, { status: "live" }]);
    assert.deepEqual(await ask("/health/ready"), [200, { status: "ready" }]);
    const { pool } = server.database;
    const connect = pool.connect.bind(pool);
    Object.assign(pool, { connect: () => Promise.reject(new Error("away")) });
    assert.deepEqual(await ask("/health/ready"), [503, { status: "database away" }]);
    assert.deepEqual(await ask("/health/live"), [200, { status: "live" }]);
    Object.assign(pool, { connect });
  });

  test("figures are for whoever has the token", async () => {
    assert.equal((await figures("another")).status, 401);
    assert.equal((await fetch(`${server.url}/metrics`)).status, 401);
  });

  test("each call is counted once, by method and status, in growing buckets", async () => {
    for (let i = 0; i < 3; i++) await server.ok("agent.me");
    await server.call("agent.me", {}, { as: {} });
    const { status, text } = await figures("a-token-for-prometheus");
    assert.equal(status, 200);
    const name = "parlo_call_duration_seconds";
    assert.match(text, new RegExp(`^# TYPE ${name} histogram$`, "m"));
    assert.match(text, new RegExp(`^${name}_count\\{method="agent.me",status="200"\\} 3$`, "m"));
    assert.match(text, new RegExp(`^${name}_count\\{method="unknown",status="401"\\} 1$`, "m"));
    const buckets = [
      ...text.matchAll(
        new RegExp(`^${name}_bucket\\{le="([^"]+)",method="agent.me",status="200"\\} (\\d+)$`, "gm"),
      ),
    ];
    assert.equal(buckets.length, 11);
    assert.deepEqual(buckets.at(-1)?.slice(1), ["+Inf", "3"]);
    const counts = buckets.map((bucket) => Number(bucket[2]));
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => a - b),
    );
    assert.match(text, /^process_resident_memory_bytes \d+/m);
  });
});

suite("without a token", () => {
  const server = withServer();

  test("no figures are told on the port of the product", async () => {
    assert.equal((await fetch(`${server.url}/metrics`)).status, 404);
  });
});
