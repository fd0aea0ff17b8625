// Reader and sender together, as the house starts and stops them.

import type { Config } from "../../config.ts";
import type { Database } from "../../kernel/db.ts";
import type { Clock, Random } from "../../kernel/id.ts";
import type { Log } from "../../kernel/log.ts";
import { createPoster } from "../../kernel/outside.ts";
import { addJob } from "../../kernel/queue.ts";
import type { Vault } from "../../kernel/secret.ts";
import { guardOf } from "./webhooks.actions.ts";
import { webhooksDisable } from "./webhooks.jobs.ts";
import { openReader } from "./webhooks.reader.ts";
import { openSender } from "./webhooks.sender.ts";

export interface Courier {
  start(): void;
  /** Events were committed. */
  wake(): void;
  /** Makes and sends all that is due, then returns: for tests. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function openCourier(parts: {
  config: Config;
  db: Database;
  clock: Clock;
  random: Random;
  vault: Vault;
  log: Log;
  onTry?(outcome: "delivered" | "pending" | "failed"): void;
}): Courier {
  const { config } = parts;
  const poster = createPoster(guardOf(config));
  const sender = openSender({
    ...parts,
    disableAfterDays: config.webhooks.disableAfterDays,
    post: ({ url, headers, body }) =>
      poster.post({ url, headers, body, timeoutMs: config.webhooks.timeoutSeconds * 1000 }),
    // Keyed, so that tries that fail together turn it off once.
    disable: (db, payload) =>
      addJob(db, webhooksDisable, payload, { key: `webhooks.disable:${payload.hookId}` }),
  });
  const reader = openReader({ ...parts, onDeliveries: sender.wake });
  return {
    start() {
      sender.start();
      reader.start();
    },
    wake: reader.wake,
    async drain() {
      await reader.drain();
      await sender.drain();
    },
    async stop() {
      await reader.stop();
      await sender.stop();
      poster.close();
    },
  };
}
