// Rate limits, in memory and in Redis.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, suite, test } from "node:test";
import { Redis } from "ioredis";
import { memoryRateLimiter, type Quota, type RateLimiter, redisRateLimiter } from "./rate-limit.ts";

const quota: Quota = { name: "write", limit: 10, windowS: 60 };

suite("rate limits in memory", () => {
  function clocked() {
    let nowMs = 1_000;
    return {
      limiter: memoryRateLimiter(() => nowMs),
      pass: (ms: number) => {
        nowMs += ms;
      },
    };
  }

  test("the whole quota may come at once, then one call per step", () => {
    const { limiter, pass } = clocked();
    for (let left = 9; left >= 0; left--) assert.equal(limiter.take("a", quota).remaining, left);
    const refused = limiter.take("a", quota);
    assert.deepEqual(
      [refused.allowed, refused.remaining, refused.retryAfterS, refused.resetS],
      [false, 0, 6, 60],
    );
    pass(5_999);
    assert.equal(limiter.take("a", quota).retryAfterS, 1);
    pass(1);
    assert.equal(limiter.take("a", quota).allowed, true);
    assert.equal(limiter.take("a", quota).allowed, false);
  });

  test("a refused call costs nothing", () => {
    const { limiter, pass } = clocked();
    for (let i = 0; i < 500; i++) limiter.take("a", quota);
    pass(6_000);
    assert.equal(limiter.take("a", quota).allowed, true);
  });

  test("waiting as long as told is enough", () => {
    const { limiter, pass } = clocked();
    for (let i = 0; i < 300; i++) {
      const verdict = limiter.take("a", { ...quota, limit: 7, windowS: 13 });
      if (!verdict.allowed) {
        pass(verdict.retryAfterS * 1000);
        assert.equal(limiter.take("a", { ...quota, limit: 7, windowS: 13 }).allowed, true);
      }
      pass(i * 3);
    }
  });

  test("buckets and quotas do not touch each other", () => {
    const { limiter } = clocked();
    for (let i = 0; i < 10; i++) limiter.take("a", quota);
    assert.equal(limiter.take("b", quota).remaining, 9);
    assert.equal(limiter.take("a", { ...quota, name: "read" }).remaining, 9);
  });

  test("what is given back may be taken again, and looking takes nothing", () => {
    const { limiter } = clocked();
    for (let i = 0; i < 10; i++) limiter.take("a", quota);
    assert.equal(limiter.peek("a", quota).allowed, false);
    limiter.giveBack("a", quota);
    assert.equal(limiter.peek("a", quota).allowed, true);
    assert.equal(limiter.take("a", quota).allowed, true);
    assert.equal(limiter.take("a", quota).allowed, false);
  });

  test("full buckets are swept, and a flood of addresses is bounded", () => {
    const { limiter, pass } = clocked();
    for (let i = 0; i < 100_500; i++) limiter.take(`address ${i}`, quota);
    assert.equal(limiter.size(), 100_000);
    pass(61_000);
    limiter.take("a", quota);
    assert.equal(limiter.size(), 1);
  });
});

suite("rate limits in Redis", { skip: process.env.REDIS_URL ? false : "REDIS_URL is not set" }, () => {
  const url = process.env.REDIS_URL ?? "";
  let redis: Redis[] = [];
  before(async () => {
    // No two runs share a bucket, on whichever machines: what one has spent, the other would miss.
    const keyPrefix = `test:rate:${randomUUID()}:`;
    redis = [1, 2].map(
      () => new Redis(url, { keyPrefix, maxRetriesPerRequest: 1, enableOfflineQueue: false }),
    );
    for (const one of redis)
      if (one.status !== "ready") await new Promise((resolve) => one.once("ready", resolve));
  });
  after(() => {
    for (const one of redis) one.disconnect();
  });

  test("two processes share one quota", async () => {
    const limiters = redis.map((one) => redisRateLimiter(one, "parlo:"));
    const slow: Quota = { name: "shared", limit: 10, windowS: 600 };
    const verdicts = await Promise.all(
      Array.from({ length: 30 }, (_, i) => (limiters[i % 2] as RateLimiter).take("a", slow)),
    );
    assert.equal(verdicts.filter((verdict) => verdict.allowed).length, 10);
    assert.deepEqual(
      verdicts.flatMap((verdict) => (verdict.allowed ? [verdict.remaining] : [])).sort((a, b) => b - a),
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    );
    const refused = verdicts.find((verdict) => !verdict.allowed);
    assert.ok(refused && refused.retryAfterS > 0 && refused.retryAfterS <= 60);
  });

  test("a quota drips back, and the bucket of a quiet caller is dropped", async () => {
    const [one] = redis as [Redis];
    const limiter = redisRateLimiter(one, "parlo:");
    const fast: Quota = { name: "fast", limit: 2, windowS: 1 };
    await limiter.take("b", fast);
    await limiter.take("b", fast);
    for (const deadline = performance.now() + 5_000; !(await limiter.take("b", fast)).allowed; )
      assert.ok(performance.now() < deadline, "the quota came back");
    for (const deadline = performance.now() + 5_000; await one.exists("parlo:rate:fast:b"); )
      assert.ok(performance.now() < deadline, "the bucket was dropped");
  });

  test("without Redis each process counts for itself", async () => {
    const away = new Redis({
      port: 1,
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    });
    away.on("error", () => {});
    const limiter = redisRateLimiter(away, "parlo:");
    for (let left = 9; left >= 0; left--) assert.equal((await limiter.take("a", quota)).remaining, left);
    assert.equal((await limiter.take("a", quota)).allowed, false);
    away.disconnect();
  });
});
