// Rate limits by GCRA (the generic cell rate algorithm): one number per bucket, a full quota as burst, then an
// even drip. In memory for one process; in Redis when several share the work.

import type { Redis } from "ioredis";

export interface Quota {
  /** Shown in the headers, for example `read`. */
  readonly name: string;
  readonly limit: number;
  readonly windowS: number;
}

export interface Verdict {
  readonly allowed: boolean;
  readonly quota: Quota;
  readonly remaining: number;
  /** Seconds until the whole quota is there again. */
  readonly resetS: number;
  /** Seconds until one more call is allowed; 0 when it is. */
  readonly retryAfterS: number;
}

export interface RateLimiter {
  take(bucket: string, quota: Quota): Verdict | Promise<Verdict>;
}

/** The first that refuses, else the first; at once where all of them are known. */
export function strictest(verdicts: readonly (Verdict | Promise<Verdict>)[]): Verdict | Promise<Verdict> {
  const known = verdicts.filter((one): one is Verdict => !(one instanceof Promise));
  if (known.length < verdicts.length) return Promise.all(verdicts).then(strictest);
  const verdict = known.find(({ allowed }) => !allowed) ?? known[0];
  if (!verdict) throw new Error("There is no quota to be within.");
  return verdict;
}

export interface MemoryRateLimiter extends RateLimiter {
  take(bucket: string, quota: Quota): Verdict;
  /** What `take` would say, without taking. */
  peek(bucket: string, quota: Quota): Verdict;
  /** Undoes one `take`. */
  giveBack(bucket: string, quota: Quota): void;
  size(): number;
}

interface Drip {
  readonly stepMs: number;
  readonly windowMs: number;
}

function dripOf(quota: Quota): Drip {
  return { stepMs: (quota.windowS * 1000) / quota.limit, windowMs: quota.windowS * 1000 };
}

/** `fullAtMs` is the theoretical arrival time after this call, or, when refused, without it. */
function verdict(quota: Quota, allowed: boolean, fullAtMs: number, nowMs: number): Verdict {
  const { stepMs, windowMs } = dripOf(quota);
  const debtMs = Math.max(0, fullAtMs - nowMs);
  return {
    allowed,
    quota,
    remaining: allowed ? Math.floor((windowMs - debtMs + 1e-6) / stepMs) : 0,
    resetS: Math.ceil(debtMs / 1000),
    retryAfterS: allowed ? 0 : Math.max(1, Math.ceil((debtMs + stepMs - windowMs) / 1000)),
  };
}

/** Buckets kept at most for a quota, some 10 MB: past it the oldest is forgotten, and a flood of addresses fills no memory. */
const MAX_BUCKETS = 100_000;

/** `nowMs` is handed in for tests. Buckets that are full again are swept once a minute. */
export function memoryRateLimiter(nowMs: () => number = () => performance.now()): MemoryRateLimiter {
  /** By quota, then by bucket: a key joined of both would be hashed anew on every call. */
  const books = new Map<string, Map<string, number>>();
  let sweptMs = nowMs();

  function bookOf({ name }: Quota): Map<string, number> {
    let book = books.get(name);
    if (!book) {
      book = new Map();
      books.set(name, book);
    }
    return book;
  }

  function sweep(now: number): void {
    sweptMs = now;
    for (const book of books.values()) for (const [bucket, at] of book) if (at <= now) book.delete(bucket);
  }

  return {
    take(bucket, quota) {
      const now = nowMs();
      if (now - sweptMs > 60_000) sweep(now);
      const fullAt = bookOf(quota);
      const { stepMs, windowMs } = dripOf(quota);
      const known = fullAt.get(bucket);
      const before = Math.max(known ?? 0, now);
      const after = before + stepMs;
      if (after - now > windowMs + 1e-6) return verdict(quota, false, before, now);
      if (known === undefined && fullAt.size >= MAX_BUCKETS) forgetOldest(fullAt);
      fullAt.set(bucket, after);
      return verdict(quota, true, after, now);
    },
    giveBack(bucket, quota) {
      const fullAt = bookOf(quota);
      const at = fullAt.get(bucket);
      if (at !== undefined) fullAt.set(bucket, at - dripOf(quota).stepMs);
    },
    peek(bucket, quota) {
      const now = nowMs();
      const { stepMs, windowMs } = dripOf(quota);
      const before = Math.max(bookOf(quota).get(bucket) ?? 0, now);
      return verdict(quota, before + stepMs - now <= windowMs + 1e-6, before, now);
    },
    size: () => [...books.values()].reduce((sum, book) => sum + book.size, 0),
  };
}

function forgetOldest(buckets: Map<string, number>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key);
    return;
  }
}

const TAKE = `
local now = redis.call('TIME')
local nowMs = now[1] * 1000 + now[2] / 1000
local step, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local before = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), nowMs)
local after = before + step
if after - nowMs > window + 0.001 then return {0, tostring(before), tostring(nowMs)} end
redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - nowMs))
return {1, tostring(after), tostring(nowMs)}`;

const AWAY_MS = 1_000;

/**
 * One round trip per call. While Redis does not answer, each process counts for itself: the door stays guarded. After
 * a failure Redis is left alone for a second, so that not every call waits for its time-out.
 */
export function redisRateLimiter(redis: Redis, prefix: string): RateLimiter {
  const fallback = memoryRateLimiter();
  let awayUntilMs = 0;
  return {
    async take(bucket, quota) {
      if (redis.status !== "ready" || performance.now() < awayUntilMs) return fallback.take(bucket, quota);
      const { stepMs, windowMs } = dripOf(quota);
      try {
        const reply = (await redis.eval(
          TAKE,
          1,
          `${prefix}rate:${quota.name}:${bucket}`,
          stepMs,
          windowMs,
        )) as [number, string, string];
        return verdict(quota, reply[0] === 1, Number(reply[1]), Number(reply[2]));
      } catch {
        awayUntilMs = performance.now() + AWAY_MS;
        return fallback.take(bucket, quota);
      }
    },
  };
}
