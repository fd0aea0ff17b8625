// Ids, tokens and the clock: the one place where time and chance enter. Tests and the seeded world replace them.

import { createHash, randomFillSync } from "node:crypto";

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

export interface Random {
  bytes(count: number): Buffer;
}

const pool = Buffer.alloc(4096);
let used = pool.length;

/** The system's random bytes, drawn in batches: one call to the kernel per 4 KiB. */
export const systemRandom: Random = {
  bytes(count) {
    if (count > pool.length) return randomFillSync(Buffer.alloc(count));
    if (used + count > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const drawn = Buffer.from(pool.subarray(used, used + count));
    pool.fill(0, used, used + count);
    used += count;
    return drawn;
  },
};

/** Repeatable bytes for the seeded world; never for secrets of a real instance. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  return {
    bytes(count) {
      const parts: Buffer[] = [];
      for (let have = 0; have < count; have += 32)
        parts.push(createHash("sha256").update(`${seed}:${counter++}`).digest());
      return Buffer.concat(parts).subarray(0, count);
    },
  };
}

/** 24 hex characters: 4 bytes of seconds, so ids sort by creation, then 8 random bytes. */
export function newId(clock: Clock, random: Random): string {
  const seconds = Math.floor(clock.nowMs() / 1000)
    .toString(16)
    .padStart(8, "0");
  return seconds + random.bytes(8).toString("hex");
}

let requestIds = "";

/** `req_` and 96 random bits: unique, not secret, so they are cut from text made 4 KiB at a time. */
export function newRequestId(): string {
  if (requestIds.length === 0) requestIds = systemRandom.bytes(3072).toString("base64url");
  const id = requestIds.slice(-16);
  requestIds = requestIds.slice(0, -16);
  return `req_${id}`;
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random base-62 text; bytes of 248 and above are dropped so that each letter is equally likely. */
export function randomText(random: Random, length: number): string {
  let text = "";
  while (text.length < length)
    for (const byte of random.bytes(length * 2))
      if (byte < 248 && text.length < length) text += LETTERS[byte % 62];
  return text;
}
