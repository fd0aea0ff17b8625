// The doorbell between processes: whoever committed events rings it, at most once in RING_MS, and all look into the
// ledger at once. Through Redis where there is one; a ring that gets lost only delays, since every process also looks by
// itself. Never from within a write: NOTIFY there costs three of four inserts (decision 12).

import type { Redis } from "ioredis";
import type { Log } from "../../kernel/log.ts";

const CHANNEL = "parlo:ledger";
const RING_MS = 10;

export interface Doorbell {
  ring(): void;
  close(): void;
}

export function createDoorbell(wake: () => void, redis: Redis | undefined, log: Log): Doorbell {
  if (!redis) return { ring: wake, close() {} };
  const ear = redis.duplicate({ keyPrefix: "", enableOfflineQueue: true, lazyConnect: false });
  ear.on("error", (error) =>
    log.debug({ err: error }, "Redis is away; events of other processes come later"),
  );
  ear.on("message", wake);
  ear.subscribe(CHANNEL).catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  return {
    ring() {
      wake();
      timer ??= setTimeout(() => {
        timer = undefined;
        if (redis.status === "ready") redis.publish(CHANNEL, "").catch(() => {});
      }, RING_MS).unref();
    },
    close() {
      clearTimeout(timer);
      ear.disconnect();
    },
  };
}
