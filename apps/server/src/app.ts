// The house put together: everything but the process around it. The server, the tests, the seeded world and the
// generators all build the same house from here.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Redis } from "ioredis";
import type { Config } from "./config.ts";
import { type Bus, createBus } from "./kernel/bus.ts";
import type { House } from "./kernel/call.ts";
import { type DatabaseHandle, migrate } from "./kernel/db.ts";
import { type Clock, type Random, systemClock, systemRandom } from "./kernel/id.ts";
import type { Log } from "./kernel/log.ts";
import { createMeters, type Meters } from "./kernel/metrics.ts";
import { drainQueue, migrateQueue, type QueueOptions } from "./kernel/queue.ts";
import { memoryRateLimiter, redisRateLimiter } from "./kernel/rate-limit.ts";
import { createPipeline, type Pipeline } from "./kernel/run.ts";
import { createVault } from "./kernel/secret.ts";
import { type CallerCache, createCallerCache } from "./modules/callers/index.ts";
import { useResolver } from "./modules/knowledge-base/index.ts";
import { type MetricsReader, openMetricsReader } from "./modules/metrics/index.ts";
import { countryOf, createVisitorTracker, type VisitorTracker } from "./modules/visitor/index.ts";
import { type Courier, openCourier } from "./modules/webhooks/index.ts";
import { jobs, methods, schedules } from "./registry.gen.ts";
import { registerDashboard } from "./surfaces/dashboard.ts";
import { registerDocs } from "./surfaces/docs.ts";
import { createDocsGate, registerDocsSignIn } from "./surfaces/docs-gate.ts";
import { registerEmbed } from "./surfaces/embed/embed.ts";
import { registerExports } from "./surfaces/exports.ts";
import { registerFiles } from "./surfaces/files.ts";
import { registerHealth } from "./surfaces/health.ts";
import { createHttpServer, type FastifyInstance, keepEmbedHostApart } from "./surfaces/http.ts";
import { txtRecords } from "./surfaces/kb/dns.ts";
import { registerKb } from "./surfaces/kb/kb.ts";
import { registerOpenapi } from "./surfaces/openapi.ts";
import { registerOutbox } from "./surfaces/outbox.ts";
import { protectPages } from "./surfaces/pages.ts";
import { registerPictures } from "./surfaces/pictures.ts";
import { openRealtime, type Realtime } from "./surfaces/realtime/realtime.ts";
import { createDoorbell, type Doorbell } from "./surfaces/realtime/wake.ts";
import { createRpc } from "./surfaces/rpc.ts";

/** Built by Vite; beside this file's folder both as source and as bundle. */
const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));
const WIDGET = fileURLToPath(new URL("../../widget/dist", import.meta.url));
const DOCS_ASSETS = fileURLToPath(new URL("../assets/docs", import.meta.url));
const KB_ASSETS = fileURLToPath(new URL("../assets/kb", import.meta.url));
/** Generated and hand-written documentation, at the project's root. */
const DOCS = fileURLToPath(new URL("../../../docs", import.meta.url));
export const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

export interface App {
  readonly http: FastifyInstance;
  readonly pipeline: Pipeline;
  readonly callers: CallerCache;
  readonly house: House;
  readonly meters: Meters;
  readonly realtime: Realtime;
  readonly bus: Bus;
  readonly tracker: VisitorTracker;
  readonly queue: QueueOptions;
  /** Sends webhooks; it stands still until it is started. */
  readonly courier: Courier;
  /** Keeps the figures up to date; it stands still until it is started. */
  readonly metrics: MetricsReader;
  /** Runs all jobs that are due, for tests and the seeded world. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly database: DatabaseHandle;
  /** The one connection of the ledger's stream, which would wait behind every call in the pool; the pool where it has none. */
  readonly streamDatabase?: DatabaseHandle;
  readonly masterKey: Buffer;
  readonly log: Log;
  readonly redis?: Redis;
  readonly clock?: Clock;
  readonly random?: Random;
  stopping?(): boolean;
  onFault?(error: unknown, method: string): void;
}

/** Brings the database to the schema this code expects. */
export async function prepareDatabase(database: DatabaseHandle): Promise<void> {
  await migrate(database.db, MIGRATIONS);
  await migrateQueue(database.pool);
}

export function createApp(parts: AppParts): App {
  const { config, database, log } = parts;
  const house: House = {
    config,
    clock: parts.clock ?? systemClock,
    random: parts.random ?? systemRandom,
    vault: createVault(parts.masterKey),
  };
  const meters = createMeters();
  const bus = createBus(parts.redis, log);
  const tracker = createVisitorTracker({
    db: database.db,
    clock: house.clock,
    random: house.random,
    log,
    bus,
  });
  const callers = createCallerCache(database.db, log, house.clock);
  let doorbell: Doorbell | undefined;
  const limiter = parts.redis ? redisRateLimiter(parts.redis, "parlo:") : memoryRateLimiter();
  const pipeline = createPipeline({
    house,
    db: database.db,
    methods,
    authenticator: callers,
    limiter,
    log,
    onEvents: () => {
      kb.wake();
      doorbell?.ring();
    },
    ...(parts.onFault ? { onFault: parts.onFault } : {}),
  });
  const queue: QueueOptions = {
    pool: database.pool,
    jobs,
    schedules,
    log,
    async perform(job, payload) {
      try {
        await pipeline.perform(job, payload);
        meters.job(job.name, "done");
      } catch (error) {
        meters.job(job.name, "failed");
        log.warn({ err: error, job: job.name }, "A job failed and will be tried again");
        throw error;
      }
    },
  };
  const http = createHttpServer(config, createRpc({ pipeline, config, log, meters }));
  useResolver(config, txtRecords);
  const kb = registerKb(http, { config, db: database.db, pipeline, limiter, assets: KB_ASSETS });
  const realtime = openRealtime({
    http,
    pipeline,
    authenticator: callers,
    house,
    db: database.db,
    streamDb: (parts.streamDatabase ?? database).db,
    log,
    meters,
    bus,
    tracker,
  });
  const courier = openCourier({
    ...house,
    db: database.db,
    log,
    onTry: (outcome) => meters.webhook(outcome),
  });
  const metrics = openMetricsReader({ db: database.db, log });
  const readers = (): void => {
    realtime.wake();
    courier.wake();
    metrics.wake();
  };
  doorbell = createDoorbell(readers, parts.redis, log);
  registerOpenapi(http, join(DOCS, "reference/openapi.gen.json"));
  if (config.embedHost !== undefined) keepEmbedHostApart(http, config);
  http.register(async (pages) => {
    await protectPages(pages, config);
    const { clock, vault } = house;
    const gate = createDocsGate({ db: database.db, config, callers, vault, clock });
    registerDocsSignIn(pages, gate, config);
    registerDocs(pages, { config, gate, docs: DOCS, assets: DOCS_ASSETS });
    await registerDashboard(pages, DASHBOARD);
  });
  http.register((widget) => registerEmbed(widget, { config, db: database.db, folder: WIDGET, countryOf }));
  registerOutbox(http, config);
  registerPictures(http, database.db);
  registerExports(http, { house, pipeline, db: database.db, log });
  registerFiles(http, { house, db: database.db, log });
  registerHealth(http, { db: database.db, meters, config, stopping: parts.stopping ?? (() => false) });
  return {
    http,
    pipeline,
    callers,
    house,
    meters,
    realtime,
    bus,
    tracker,
    queue,
    courier,
    metrics,
    drain: () => drainQueue(queue),
    async close() {
      doorbell.close();
      await courier.stop();
      await metrics.stop();
      await realtime.stop();
      await tracker.close();
      await http.close();
      await callers.stop();
      bus.close();
    },
  };
}
