// A whole server for a test file: its own clone of the seeded database, a real port, and helpers to call it as a
// client would.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import pg from "pg";
import { type App, createApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { type DatabaseHandle, openDatabase } from "../kernel/db.ts";
import type { ExampleCredential, World } from "../kernel/define.ts";
import { type Clock, systemRandom } from "../kernel/id.ts";
import { createLog } from "../kernel/log.ts";
import { WORLD_NOW_MS } from "../world/world.ts";
import { environment, TEST_MASTER_KEY, withDatabase } from "./environment.ts";

/** A clock that starts where the seeded world stands and moves only when told. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export interface CallReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked against their schemas by the conformance tests
  readonly body: any;
}

export interface CallOptions {
  readonly as?: ExampleCredential | undefined;
  readonly headers?: Record<string, string>;
}

export interface TestServer {
  readonly url: string;
  readonly world: World;
  readonly app: App;
  readonly database: DatabaseHandle;
  readonly databaseName: string;
  readonly clock: TestClock;
  /** Folder of this server's DATA_DIR. */
  readonly dataDir: string;
  /** Faults that became a 500; the file fails when one is left here. */
  readonly faults: unknown[];
  /** Signs with the owner's key unless `as` says otherwise; `as: {}` sends no credential. */
  call(method: string, params?: unknown, options?: CallOptions): Promise<CallReply>;
  /** The `data` of a call that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked against their schemas by the conformance tests
  ok(method: string, params?: unknown, options?: CallOptions): Promise<any>;
  /** Runs all jobs that are due. */
  drain(): Promise<void>;
}

let clones = 0;
/** One for all servers: each log flushes when the process ends. */
const silent = createLog("silent");

/** For the body of a suite: starts before its tests, stops after them. */
export function withServer(env: Record<string, string> = {}): TestServer {
  let server: TestServer | undefined;
  let stop: (() => Promise<void>) | undefined;
  before(async () => {
    const started = await startTestServer(env);
    server = started.server;
    stop = started.stop;
  });
  after(async () => {
    await stop?.();
    const fault = server?.faults[0];
    if (fault) throw fault;
  });
  return new Proxy({} as TestServer, {
    get: (_target, name) => {
      if (!server) throw new Error("The test server has not started yet: use it inside a test.");
      return Reflect.get(server, name);
    },
  });
}

/** Clones the template (45 ms), or shares the database of a server that is there; listens on a free port. */
export async function startTestServer(
  env: Record<string, string> = {},
  beside?: TestServer,
): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const { adminUrl, template, world } = environment();
  const name = beside?.databaseName ?? `${template}_${++clones}`;
  if (!beside) await asAdmin(adminUrl, `create database ${name} template ${template}`);
  const dataDir = mkdtempSync(join(tmpdir(), "parlo-test-"));
  const config = readConfig({
    PARLO_MODE: "test",
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DATABASE_POOL: "6",
    LOG_LEVEL: "silent",
    ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    ...env,
    DATABASE_URL: withDatabase(adminUrl, name),
  });
  const database = openDatabase({
    connectionString: config.databaseUrl ?? "",
    poolSize: config.databasePool,
    named: config.namedStatements,
    // A machine with much else to do is slow, not broken.
    connectMs: 60_000,
    onError: () => {},
  });
  const faults: unknown[] = [];
  let nowMs = WORLD_NOW_MS;
  const clock: TestClock = {
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
  const redis = await connectRedis(config.redisUrl, `test:${name}:`);
  const app = createApp({
    config,
    database,
    masterKey: TEST_MASTER_KEY,
    log: config.logLevel === "silent" ? silent : createLog(config.logLevel),
    clock,
    random: systemRandom,
    onFault: (error) => faults.push(error),
    ...(redis ? { redis } : {}),
  });
  const url = await app.http.listen({ port: 0, host: "127.0.0.1" });
  const call = async (
    method: string,
    params: unknown = {},
    options: CallOptions = {},
  ): Promise<CallReply> => {
    const reply = await fetch(`${url}/v1/${method}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...credentialHeaders(options.as ?? { key: world.owner.key }),
        ...options.headers,
      },
      body: typeof params === "string" ? params : JSON.stringify(params),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: JSON.parse(text) };
  };
  const server: TestServer = {
    url,
    world,
    app,
    database,
    databaseName: name,
    clock,
    dataDir,
    faults,
    call,
    async ok(method, params, options) {
      const reply = await call(method, params, options);
      if (reply.status !== 200) throw new Error(`${method} answered ${reply.status}: ${reply.text}`);
      return reply.body.data;
    },
    drain: () => app.drain(),
  };
  const stop = async () => {
    await app.close();
    redis?.disconnect();
    await database.close();
    if (!beside) await dropDatabase(adminUrl, name);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { server, stop };
}

export function credentialHeaders(as: ExampleCredential): Record<string, string> {
  if (as.key) return { authorization: `Basic ${Buffer.from(`${as.key}:f`).toString("base64")}` };
  if (as.visitor) return { authorization: `Bearer ${as.visitor}` };
  return as.session ? { cookie: `parlo_session=${as.session}` } : {};
}

/** An autovacuum worker in the database cannot be ended by us, only waited for. */
async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asAdmin(url, `drop database ${name} with (force)`);
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Connected: until then calls would be counted in memory, and then once more from nothing. */
async function connectRedis(url: string | undefined, keyPrefix: string) {
  if (!url) return undefined;
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, { keyPrefix, lazyConnect: true });
  await redis.connect();
  return redis;
}
