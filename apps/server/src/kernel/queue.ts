// Work nobody waits for: graphile-worker on the same database, so a job is queued by the transaction that needs it.

import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type CronItem,
  Logger,
  parseCronItem,
  type Runner,
  type RunnerOptions,
  run,
  runMigrations,
  runOnce,
  type TaskList,
} from "graphile-worker";
import type pg from "pg";
import { type Database, sql } from "./db.ts";
import type { JobDefinition, Schedule } from "./define.ts";
import type { Log } from "./log.ts";

const SCHEMA = "jobs";

export async function addJob(
  db: Database,
  job: JobDefinition,
  payload: unknown,
  options: { runAt?: Date; key?: string },
): Promise<void> {
  await sql`select ${sql.ref(SCHEMA)}.add_job(
    identifier => ${job.name}, payload => ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${job.maxAttempts}::int,
    job_key => ${options.key ?? null})`.execute(db);
}

export interface QueueOptions {
  readonly pool: pg.Pool;
  readonly jobs: readonly JobDefinition[];
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  /** Runs one job in a transaction of its own. */
  perform(job: JobDefinition, payload: unknown): Promise<void>;
}

export async function migrateQueue(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, schema: SCHEMA });
}

export interface Worker {
  /** Lets running jobs finish, and resolves once it is written how they ended. */
  stop(): Promise<void>;
}

const RESTART_MS = 1_000;
const PATIENCE_MS = 3_000;

/**
 * Resolves a while after a report of how a job ended has failed. graphile-worker counts such reports, and miscounts when
 * one fails while another is on its way: it shuts down then, and never gets to the end of it.
 */
function watchReports(): { events: EventEmitter; givenUp: Promise<void> } {
  const events = new EventEmitter();
  return { events, givenUp: once(events, "pool:fatalError").then(() => sleep(PATIENCE_MS)) };
}

/**
 * Works until stopped. A runner gives up when it cannot write how a job ended (the database went away under it): then
 * another one takes its place.
 */
export async function startQueue(o: QueueOptions): Promise<Worker> {
  let runner: Runner | undefined;
  let over: Promise<unknown> | undefined;
  const start = async () => {
    const { events, givenUp } = watchReports();
    const fixed = { concurrency: 4, pollInterval: 1_000, parsedCronItems: o.schedules.map(cronItem) };
    runner = await run({ ...runnerOptions(o), ...fixed, events });
    over = Promise.race([runner.promise.catch(() => {}), givenUp]);
  };
  const stopping = new AbortController();
  await start();
  const watched = (async () => {
    while (!stopping.signal.aborted) {
      await over;
      if (stopping.signal.aborted) return;
      runner?.stop().catch(() => {}); // one that was given up would go on by the clock, beside its successor
      runner = over = undefined;
      o.log.warn("The queue's worker ended; another one takes its place");
      await sleep(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await start().catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      // Rejects when the runner ended by itself a moment ago.
      await Promise.race([runner?.stop().catch(() => {}), over]);
      await watched;
      await over;
    },
  };
}

/** Works until nothing is due and it is written how each job ended, then returns: for tests and the seeded world. */
export async function drainQueue(o: QueueOptions): Promise<void> {
  const { events, givenUp } = watchReports();
  await Promise.race([runOnce({ ...runnerOptions(o), events }), givenUp]);
}

function runnerOptions(o: QueueOptions): RunnerOptions {
  return {
    pgPool: o.pool,
    schema: SCHEMA,
    noHandleSignals: true,
    taskList: tasksOf(o),
    logger: quietLogger(o.log),
    // Without a batch, graphile-worker neither waits for the report of how a job ended nor catches its failure: a stop
    // would drop the report, and the job run again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function tasksOf(o: QueueOptions): TaskList {
  return Object.fromEntries(
    o.jobs.map((job) => [job.name, (sent: unknown) => o.perform(job, payloadOf(sent))]),
  );
}

/** What a job was queued with: the worker adds to those that run by the clock when that was. */
function payloadOf(sent: unknown): unknown {
  const { _cron: _, ...payload } = Object(sent);
  return payload;
}

function cronItem(schedule: Schedule): ReturnType<typeof parseCronItem> {
  return parseCronItem({ task: schedule.job.name, match: schedule.cron, payload: {} } satisfies CronItem);
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log.error({ ...meta }, message);
    else if (level === "warning") log.warn({ ...meta }, message);
    else log.debug({ ...meta }, message);
  });
}
