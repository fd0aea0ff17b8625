// The process: reads the configuration, starts database, server and worker, tells its supervisor, stops gracefully.

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Redis } from "ioredis";
import { createApp, prepareDatabase } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { openDemo, seedDemo, tellDemo } from "./demo.ts";
import { type DatabaseHandle, openDatabase, sql } from "./kernel/db.ts";
import { systemClock } from "./kernel/id.ts";
import { createLog, type Log } from "./kernel/log.ts";
import { masterKey } from "./kernel/master-key.ts";
import { startEmbeddedPostgres } from "./kernel/postgres/index.ts";
import { startQueue } from "./kernel/queue.ts";
import { firstStart } from "./modules/instance/index.ts";
import { rebuild } from "./modules/metrics/index.ts";
import { listen, listenForMetrics } from "./surfaces/listen.ts";
import { DESK, ORDERS, registerShop } from "./surfaces/shop/shop.ts";

/** Tells a supervisor not to try again: sysexits' EX_CONFIG. */
const EXIT_CONFIG = 78;
const STOP_MS = 20_000;
/** A server that vanished holds the news back no longer than this; well below what a stop may take. */
const STREAM_QUERY_MS = 8_000;

async function main(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  const closers: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (reason: string): void => {
    stopping ??= shutDown(reason, closers, log);
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  // The supervisor is gone: nobody would restart or stop this process any more.
  if (process.env.PARLO_SUPERVISED === "1") process.on("disconnect", () => stop("the supervisor ended"));

  mkdirSync(config.dataDir, { recursive: true });
  const connectionString = config.databaseUrl ?? (await startDatabase(config, log, closers));
  const open = (poolSize: number, queryMs?: number): DatabaseHandle => {
    const handle = openDatabase({
      connectionString,
      poolSize,
      ...(queryMs === undefined ? {} : { queryMs }),
      named: config.namedStatements,
      // Ctrl-C and container stops reach the database as well as us.
      onError: (broken) => {
        if (stopping === undefined) log.warn(broken, "A database connection broke");
      },
    });
    closers.push(() => handle.close());
    return handle;
  };
  const database = open(config.databasePool);
  if (config.databaseUrl) await refuseOldServer(database);
  await prepareDatabase(database);
  if (process.argv.slice(2).join(" ") === "metrics rebuild") {
    const { properties } = await rebuild(database.db, new Date(systemClock.nowMs()));
    console.error(`The metrics of ${properties} properties are packed anew.`);
    return shutDown("done", closers, log);
  }
  const redis = await openRedis(config, log, closers);
  const app = createApp({
    config,
    database,
    // Its one connection goes to nobody else: in the pool, each look into the ledger would wait behind every call.
    streamDatabase: open(1, STREAM_QUERY_MS),
    masterKey: masterKey(config.secretKey, config.dataDir),
    log,
    stopping: () => stopping !== undefined,
    ...(redis ? { redis } : {}),
  });
  const demo = config.mode === "demo" ? await seedDemo(app, database.db) : undefined;
  if (demo) registerShop(app.http, config, demo.propertyId);
  const setUpToken = demo ? undefined : await firstStart(app.house, database.db);
  const runner = await startQueue(app.queue);
  closers.push(() => runner.stop());
  app.courier.start();
  app.metrics.start();
  closers.push(() => app.close());
  const { baseUrl, port } = await listen(app.http, config);
  const closeMetrics = await listenForMetrics(app.meters, config);
  if (closeMetrics) closers.push(closeMetrics);
  log.info({ baseUrl, mode: config.mode }, "ready");
  if (demo) {
    await openDemo(database.db, demo, { ordersUrl: `${baseUrl}${ORDERS}`, deskUrl: `${baseUrl}${DESK}` });
    tellDemo(demo, baseUrl);
  } else console.error(`Parlo is ready at ${baseUrl}`);
  if (setUpToken) console.error(`Set it up with this one-time link: ${baseUrl}/set-up?token=${setUpToken}`);
  process.send?.({ ready: true, port });
}

function configOrExit(): Config {
  try {
    const config = readConfig(process.env);
    return { ...config, dataDir: resolve(config.dataDir) };
  } catch (error) {
    giveUp(error);
  }
}

/** Starts the embedded PostgreSQL; answers how to reach it. */
async function startDatabase(config: Config, log: Log, closers: (() => Promise<unknown>)[]): Promise<string> {
  const embedded = await startEmbeddedPostgres({
    dataDir: resolve(config.dataDir, "postgres"),
    log: (line) => log.info({ postgres: line }, "database"),
  });
  closers.push(() => embedded.stop());
  return embedded.connectionString;
}

async function refuseOldServer(database: DatabaseHandle): Promise<void> {
  const result = await sql<{
    version: number;
  }>`select current_setting('server_version_num')::int as version`
    .execute(database.db)
    .catch((error) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ConfigError([`DATABASE_URL names a server that does not answer: ${reason}`]);
    });
  const version = result.rows[0]?.version ?? 0;
  if (version >= 150_000) return;
  const found = Math.floor(version / 10_000);
  throw new ConfigError([`DATABASE_URL names PostgreSQL ${found}: Parlo needs 15 or later`]);
}

async function openRedis(
  config: Config,
  log: Log,
  closers: (() => Promise<unknown>)[],
): Promise<Redis | undefined> {
  if (!config.redisUrl) return undefined;
  // By its default, which is all of a CommonJS package that its file in the bundle exports.
  const { default: ioredis } = await import("ioredis");
  const redis = new ioredis.Redis(config.redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 250,
  });
  redis.on("error", (error) =>
    log.warn({ err: error }, "Redis is away; each process counts its own rate limits"),
  );
  closers.push(async () => redis.disconnect());
  return redis;
}

/** Stops accepting, finishes requests, closes in the reverse order of opening; gives up after STOP_MS. */
async function shutDown(
  reason: string,
  closers: readonly (() => Promise<unknown>)[],
  log: Log,
): Promise<void> {
  log.info({ reason }, "stopping");
  const timer = setTimeout(() => {
    log.error("Stopping took too long; ending now");
    process.exit(1);
  }, STOP_MS);
  timer.unref();
  for (const close of [...closers].reverse())
    await close().catch((error: unknown) => log.error({ err: error }, "Something did not close"));
  log.info("stopped");
  process.exit(0);
}

/** A bad configuration is told without a stack, and tells the supervisor not to try again. */
function giveUp(error: unknown): never {
  const configured = error instanceof ConfigError;
  if (!(error instanceof Error)) console.error(error);
  else console.error(configured ? error.message : (error.stack ?? error.message));
  process.exit(configured ? EXIT_CONFIG : 1);
}

main().catch(giveUp);
