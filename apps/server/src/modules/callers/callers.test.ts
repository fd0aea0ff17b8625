// What the caller cache promises: no trip to the database for a credential in use, and none outlives its revocation.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { systemClock } from "../../kernel/id.ts";
import { type TestServer, withServer } from "../../testing/server.ts";
import { keyFrom } from "../keys/index.ts";
import { type CallerCache, createCallerCache } from "./index.ts";

const basic = (key: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${key}:${password}`).toString("base64")}`,
});

suite("the caller cache", () => {
  const server = withServer();

  test("a credential in use costs no trip, whichever password comes with it", async () => {
    const { key } = server.world.agent;
    await server.ok("agent.me", {}, { as: { key } });
    const before = server.app.callers.size();
    const trips = await countTrips(server, async () => {
      for (let i = 0; i < 50; i++) {
        const reply = await server.call("agent.me", {}, { as: {}, headers: basic(key, String(i)) });
        assert.equal(reply.status, 200);
      }
    });
    // The renewal reads on its own timer, whether one call came or fifty.
    assert.ok(trips < 50, `${trips} trips for 50 calls`);
    assert.equal(server.app.callers.size(), before);
  });

  test("a burst with a good key that was forgotten is one trip, and none of it a guess", async () => {
    const { agent } = server.world;
    for (let round = 0; round < 3; round++) {
      server.app.callers.forget({ agentId: agent.id });
      const replies = await Promise.all(
        Array.from({ length: 64 }, () => server.call("agent.me", {}, { as: { key: agent.key } })),
      );
      assert.deepEqual([...new Set(replies.map((reply) => reply.status))], [200]);
    }
  });

  test("one bad key sent again and again is one guess", async () => {
    const credential = { kind: "key", text: keyFrom("live", "9".padStart(34, "0")) } as const;
    const { callers } = server.app;
    assert.equal(callers.cached(credential), undefined);
    assert.equal(await callers.load(credential), null);
    assert.equal(callers.cached(credential), null);
  });

  test("a key is no session token, nor the other way round, however it is presented", async () => {
    const { owner } = server.world;
    await server.ok("agent.me", {}, { as: { key: owner.key } });
    await server.ok("agent.me", {}, { as: { session: owner.session } });
    const swapped = [
      await server.call("agent.me", {}, { as: { session: owner.key } }),
      await server.call("agent.me", {}, { as: { key: owner.session } }),
    ];
    assert.deepEqual(
      swapped.map((reply) => reply.status),
      [401, 401],
    );
  });

  test("a good credential is taken while others behind the same address try bad ones", async () => {
    const { agent } = server.world;
    await server.ok("agent.me", {}, { as: { key: agent.key } });
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        server.call("agent.me", {}, { as: { key: keyFrom("live", String(i).padStart(34, "0")) } }),
      ),
    );
    assert.ok(
      tries.some((reply) => reply.status === 429),
      "the guesses were stopped",
    );
    // As after half a second without a call.
    server.app.callers.forget({ agentId: agent.id });
    assert.equal((await server.call("agent.me", {}, { as: { key: agent.key } })).status, 200);
  });
});

suite("another process", () => {
  const server = withServer();

  /** A second cache on the same database stands for a second process: nothing tells it of a change. */
  async function withOther(work: (other: CallerCache) => Promise<void>): Promise<void> {
    const other = createCallerCache(server.database.db, pino({ level: "silent" }), systemClock);
    try {
      await work(other);
    } finally {
      await other.stop();
    }
  }

  test("hears of a deleted key while that key is in use all the time", async () => {
    await withOther(async (other) => {
      const made = (await server.ok("keys.create", { name: "Soon gone" })) as { keyId: string; key: string };
      const credential = { kind: "key", text: made.key } as const;
      assert.ok(await other.load(credential));
      await server.ok("keys.delete", { keyId: made.keyId });
      assert.equal(await untilRefused(other, credential), "refused");
    });
  });

  test("closes the door when the database cannot vouch for a credential any more", async () => {
    await withOther(async (other) => {
      const credential = { kind: "key", text: server.world.agent.key } as const;
      assert.ok(await other.load(credential));
      const { pool } = server.database;
      const connect = pool.connect.bind(pool);
      Object.assign(pool, { connect: () => Promise.reject(new Error("away")) });
      try {
        assert.equal(await untilRefused(other, credential), "refused");
        await assert.rejects(other.load(credential), /away/);
      } finally {
        Object.assign(pool, { connect });
      }
      assert.ok(await other.load(credential));
    });
  });
});

/** Uses the credential again and again until the cache no longer vouches for it; the bound only ends a broken test. */
async function untilRefused(cache: CallerCache, credential: Parameters<CallerCache["cached"]>[0]) {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 20) {
    if (!cache.cached(credential)) return "refused";
    await sleep(20);
  }
  return "still taken";
}

/** Connections taken from the pool during the work. */
async function countTrips(server: TestServer, work: () => Promise<void>): Promise<number> {
  const { pool } = server.database;
  let trips = 0;
  const count = () => {
    trips++;
  };
  pool.on("acquire", count);
  await work();
  pool.off("acquire", count);
  return trips;
}
