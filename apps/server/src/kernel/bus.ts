// The bus: news that nobody keeps, such as who is typing, told to whoever listens on any process. Through Redis where
// there is one, else within this process. A message may get lost; nothing may depend on it.

import type { Redis } from "ioredis";
import { systemRandom } from "./id.ts";
import type { Log } from "./log.ts";

export type Hear = (message: object) => void;

export interface Bus {
  publish(topic: string, message: object): void;
  /** Answers how to stop. */
  subscribe(topic: string, hear: Hear): () => void;
  close(): void;
}

const PREFIX = "parlo:bus:";

export function createBus(redis: Redis | undefined, log: Log): Bus {
  const ears = new Map<string, Set<Hear>>();
  const wire = redis && openWire(redis, log, tell);

  function tell(topic: string, message: object): void {
    for (const hear of [...(ears.get(topic) ?? [])])
      try {
        hear(message);
      } catch (error) {
        log.error({ err: error, topic }, "Somebody who listens to the bus failed");
      }
  }

  return {
    publish(topic, message) {
      tell(topic, message);
      wire?.send(topic, message);
    },
    subscribe(topic, hear) {
      const heard = ears.get(topic) ?? new Set();
      if (heard.size === 0) {
        ears.set(topic, heard);
        wire?.listen(topic);
      }
      heard.add(hear);
      return () => {
        if (!heard.delete(hear) || heard.size > 0) return;
        ears.delete(topic);
        wire?.unlisten(topic);
      };
    },
    close: () => wire?.close(),
  };
}

function openWire(redis: Redis, log: Log, tell: (topic: string, message: object) => void) {
  /** What we said ourselves was told here already. */
  const self = systemRandom.bytes(8).toString("hex");
  const ear = redis.duplicate({ keyPrefix: "", enableOfflineQueue: true, lazyConnect: false });
  ear.on("error", (error) => log.debug({ err: error }, "Redis is away; other processes hear nothing"));
  ear.on("message", (channel: string, text: string) => {
    if (text.startsWith(self)) return;
    try {
      tell(channel.slice(PREFIX.length), JSON.parse(text.slice(self.length)));
    } catch (error) {
      log.warn({ err: error, channel }, "The bus carried something that is no message");
    }
  });
  return {
    send(topic: string, message: object): void {
      if (redis.status === "ready")
        redis.publish(PREFIX + topic, self + JSON.stringify(message)).catch(() => {});
    },
    listen: (topic: string) => void ear.subscribe(PREFIX + topic).catch(() => {}),
    unlisten: (topic: string) => void ear.unsubscribe(PREFIX + topic).catch(() => {}),
    close: () => ear.disconnect(),
  };
}
