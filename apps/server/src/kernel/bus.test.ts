// What the bus promises: who listens to a topic hears it, and nobody hears what is not theirs.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createBus } from "./bus.ts";
import { createLog } from "./log.ts";

suite("The bus", () => {
  const log = createLog("silent");

  test("tells each topic to those who listen to it, until they stop", () => {
    const bus = createBus(undefined, log);
    const heard: unknown[] = [];
    const stop = bus.subscribe("typing:a", (message) => heard.push(message));
    bus.publish("typing:a", { text: "Buon" });
    bus.publish("typing:b", { text: "Good" });
    stop();
    stop();
    bus.publish("typing:a", { text: "Buongiorno" });
    assert.deepEqual(heard, [{ text: "Buon" }]);
  });

  test("tells the others when one who listens fails", () => {
    const bus = createBus(undefined, log);
    const heard: unknown[] = [];
    bus.subscribe("presence", () => {
      throw new Error("A listener's own fault.");
    });
    bus.subscribe("presence", (message) => heard.push(message));
    bus.publish("presence", { changed: true });
    assert.deepEqual(heard, [{ changed: true }]);
  });

  const { REDIS_URL } = process.env;
  test("reaches other processes through Redis, once each", { skip: !REDIS_URL }, async () => {
    const { Redis } = await import("ioredis");
    const redis = new Redis(REDIS_URL ?? "");
    const topic = `typing:${process.pid}`;
    const here = createBus(redis, log);
    const there = createBus(redis, log);
    const heard: unknown[] = [];
    here.subscribe(topic, () => heard.push("here"));
    const reached = new Promise<void>((resolve) => {
      there.subscribe(topic, () => {
        heard.push("there");
        resolve();
      });
    });
    const again = setInterval(() => here.publish(topic, { text: "Buon" }), 50);
    await reached;
    clearInterval(again);
    await new Promise((resolve) => setTimeout(resolve, 100));
    here.close();
    there.close();
    redis.disconnect();
    const times = (name: string) => heard.filter((one) => one === name).length;
    assert.ok(times("there") >= 1 && times("there") <= times("here"));
  });
});
