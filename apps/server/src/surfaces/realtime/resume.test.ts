// The SDK's stream against real servers: across a restart, beside a second process, and with a credential that ends.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { WebSocket } from "ws";
import { createClient, type ParloError } from "../../../../../packages/sdk/src/index.ts";
import { type App, createApp } from "../../app.ts";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { createLog } from "../../kernel/log.ts";
import { TEST_MASTER_KEY } from "../../testing/environment.ts";
import { withServer } from "../../testing/server.ts";

suite("the SDK's stream", () => {
  const server = withServer(UNLIMITED);

  /** Another process on the same database, as far as the stream is concerned. */
  async function another(port = 0): Promise<{ app: App; port: number; stop(): Promise<void> }> {
    const { REDIS_URL } = process.env;
    const redis = REDIS_URL ? new (await import("ioredis")).Redis(REDIS_URL) : undefined;
    const app = createApp({
      config: server.app.house.config,
      database: server.database,
      masterKey: TEST_MASTER_KEY,
      log: createLog("silent"),
      clock: server.clock,
      ...(redis ? { redis } : {}),
    });
    const url = await app.http.listen({ port, host: "127.0.0.1" });
    const stop = async () => {
      await app.close();
      redis?.disconnect();
    };
    return { app, port: Number(new URL(url).port), stop };
  }

  const until = async (what: string, done: () => boolean) => {
    for (let i = 0; !done(); i++) {
      assert.ok(i < 2000, what);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test("goes on through a restart of its server, while another process writes, without a gap or a double", async () => {
    let near = await another();
    const names: unknown[] = [];
    let subscribed = 0;
    const { id } = server.world.property;
    const client = createClient({
      baseUrl: `http://127.0.0.1:${near.port}`,
      key: server.world.agent.key,
      backoffMs: 20,
    });
    const stream = client.realtime({
      propertyId: id,
      WebSocket,
      onEvent: ({ name, payload }) => {
        if (name === "department:create") names.push(payload.name);
      },
      onSubscribed: () => {
        subscribed++;
      },
    });
    await until("subscribed", () => subscribed === 1);
    const wanted: string[] = [];
    const write = async () => {
      wanted.push(`Kiln ${wanted.length}`);
      await server.ok("departments.create", { propertyId: id, name: wanted.at(-1) });
    };
    for (let i = 0; i < 5; i++) await write();
    await until("heard across processes", () => names.length === 5);
    const { port } = near;
    await near.stop();
    for (let i = 0; i < 5; i++) await write();
    near = await another(port);
    for (let i = 0; i < 5; i++) await write();
    await until("heard after the restart", () => names.length >= 15);
    assert.deepEqual(names, wanted);
    assert.ok(subscribed >= 2);
    stream.close();
    await near.stop();
  });

  test("ends with its credential, and says so", async () => {
    const errors: [ParloError, boolean][] = [];
    const onError = (error: ParloError, willRetry: boolean) => errors.push([error, willRetry]);
    const open = (key: string, onSubscribed = () => {}) =>
      createClient({ baseUrl: server.url, key, backoffMs: 20 }).realtime({
        WebSocket,
        onEvent: () => {},
        onSubscribed,
        onError,
      });
    open("parlo_live_nothing");
    await until("refused", () => errors.length === 1);
    const made = await server.ok("keys.create", { name: "Soon gone" });
    let subscribed = false;
    open(made.key, () => {
      subscribed = true;
    });
    await until("subscribed", () => subscribed);
    await server.ok("keys.delete", { keyId: made.keyId });
    await until("ended", () => errors.length === 2);
    assert.deepEqual(
      errors.map(([{ status }, willRetry]) => [status, willRetry]),
      [
        [401, false],
        [401, false],
      ],
    );
  });
});
