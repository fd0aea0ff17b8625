// Work nobody waits for: graphile-worker on the same database, so a job is queued by the transaction that needs it.

import {
  type CronItem,
  Logger,
  parseCronItem,
  type Runner,
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

/** Works until stopped; a stop lets running jobs finish. */
export function startQueue(o: QueueOptions): Promise<Runner> {
  return run({
    pgPool: o.pool,
    schema: SCHEMA,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: tasksOf(o),
    parsedCronItems: o.schedules.map(cronItem),
    logger: quietLogger(o.log),
  });
}

/** Works until nothing is due, then returns: for tests and the seeded world. */
export async function drainQueue(o: QueueOptions): Promise<void> {
  await runOnce({
    pgPool: o.pool,
    schema: SCHEMA,
    noHandleSignals: true,
    taskList: tasksOf(o),
    logger: quietLogger(o.log),
  });
}

function tasksOf(o: QueueOptions): TaskList {
  return Object.fromEntries(o.jobs.map((job) => [job.name, (payload: unknown) => o.perform(job, payload)]));
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
