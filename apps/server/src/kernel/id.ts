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

/** Days from 15 October 1582, where UUIDs count from, to 1970. */
const UUID_EPOCH_MS = 141_427 * 86_400_000;

/**
 * A UUID of version 1 (compatibility §1.3): time in steps of 100 ns, then a clock sequence and a node drawn anew each
 * time, so that two processes never meet. The multicast bit says that the node is no network card.
 */
export function newUuid(clock: Clock, random: Random): string {
  const drawn = random.bytes(10);
  const steps =
    (BigInt(clock.nowMs()) + BigInt(UUID_EPOCH_MS)) * 10_000n + BigInt(drawn.readUInt16BE(8) % 10_000);
  const time = steps.toString(16).padStart(15, "0");
  drawn[0] = (drawn.readUInt8(0) & 0x3f) | 0x80;
  drawn[2] = drawn.readUInt8(2) | 0x01;
  const rest = drawn.toString("hex", 0, 8);
  return `${time.slice(7)}-${time.slice(3, 7)}-1${time.slice(0, 3)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
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
