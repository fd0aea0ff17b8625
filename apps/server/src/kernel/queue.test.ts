// What the queue promises about the end of a job, however long the database takes to hear of it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";
import { sql } from "./db.ts";
import { defineJob, type JobDefinition } from "./define.ts";
import type { Log } from "./log.ts";
import { addJob, drainQueue, type QueueOptions, startQueue } from "./queue.ts";
import { strict } from "./schema.ts";

const job = defineJob({
  name: "test.job",
  payload: strict({}),
  maxAttempts: 3,
  async run() {},
}) as JobDefinition;

function signal(): [Promise<void>, () => void] {
  let tell = () => {};
  const heard = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return [heard, tell];
}

suite("the queue", () => {
  const server = withServer();

  const queueOf = (perform: () => Promise<void>): QueueOptions => {
    const { pool, log } = server.app.queue;
    return { pool, log, jobs: [job], schedules: [], perform };
  };

  /** Tells when one worker takes another's place. */
  const logThatTells = (tell: () => void): Log => {
    const warn = (...words: unknown[]) => String(words.at(-1)).includes("takes its place") && tell();
    return Object.assign(Object.create(server.app.queue.log), { warn });
  };

  /** Holds the job's row until somebody waits for it; `then` is told who, and the row is let go after it. */
  async function holdRow(then: (pid: number) => Promise<unknown>): Promise<void> {
    const { pool } = server.database;
    const client = await pool.connect();
    await client.query("begin");
    const mine = await client.query(
      "select pg_backend_pid() as pid from jobs._private_jobs where locked_at is not null for update",
    );
    const letGo = async () => {
      for (let waiting: number | undefined; waiting === undefined; ) {
        // On another connection: within a transaction the answer would never change.
        const found = await pool.query(
          "select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))",
          [mine.rows[0].pid],
        );
        waiting = found.rows[0]?.pid;
        if (waiting !== undefined) await then(waiting);
      }
      await client.query("commit");
      client.release();
    };
    held.push(letGo());
  }
  const held: Promise<void>[] = [];

  const jobs = async () =>
    (
      await sql<{ attempts: number; last_error: string | null; locked: boolean }>`
        select attempts, last_error, locked_at is not null as locked from jobs._private_jobs`.execute(
        server.database.db,
      )
    ).rows;

  test("hands a job that runs by the clock its own payload alone", async () => {
    await addJob(
      server.database.db,
      job,
      { _cron: { ts: "2026-11-02T09:00:00.000Z", backfilled: false } },
      {},
    );
    const seen: unknown[] = [];
    await drainQueue({
      ...queueOf(async () => {}),
      perform: async (_job, payload) => void seen.push(payload),
    });
    assert.deepEqual(seen, [{}]);
  });

  test("has written how the jobs ended when a drain is over, done or failed", {
    timeout: 60_000,
  }, async () => {
    for (const fail of [false, true]) {
      await addJob(server.database.db, job, {}, {});
      await drainQueue(
        queueOf(async () => {
          await holdRow(async () => {});
          if (fail) throw new Error("on purpose");
        }),
      );
      await Promise.all(held);
      const expected = fail ? [{ attempts: 1, last_error: "on purpose", locked: false }] : [];
      assert.deepEqual(await jobs(), expected);
    }
    await sql`delete from jobs._private_jobs`.execute(server.database.db);
  });

  test("goes on after the connection broke that was to write how a job ended", {
    timeout: 60_000,
  }, async () => {
    const { db } = server.database;
    const [replaced, tell] = signal();
    const [secondRun, done] = signal();
    let runs = 0;
    const perform = async () => {
      if (++runs > 1) return done();
      await holdRow((pid) => sql`select pg_terminate_backend(${pid}::int)`.execute(db));
    };
    const worker = await startQueue({ ...queueOf(perform), log: logThatTells(tell) });
    await addJob(db, job, {}, {});
    await replaced;
    await addJob(db, job, {}, {});
    await secondRun;
    await Promise.all(held);
    await worker.stop();
    // The second is gone. How the first one ended, nobody could say.
    assert.deepEqual(await jobs(), [{ attempts: 1, last_error: null, locked: true }]);
  });

  test("goes on after a report broke while another was on its way", { timeout: 60_000 }, async (t) => {
    const { db, pool } = server.database;
    await sql`delete from jobs._private_jobs`.execute(db);
    const client = await pool.connect();
    await client.query("begin");
    const mine = (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
    /** Who waits for the rows that are held, once they are so many. */
    const waiting = async (wanted: number) => {
      for (;;) {
        const found = await pool.query(
          "select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))",
          [mine],
        );
        if (found.rows.length === wanted) return found.rows.map(({ pid }) => pid as number);
      }
    };
    const [replaced, tell] = signal();
    const [secondRuns, tellSecond] = signal();
    const [held, tellHeld] = signal();
    const [thirdRun, done] = signal();
    let runs = 0;
    const perform = async () => {
      runs++;
      if (runs > 2) return done();
      if (runs === 2) tellSecond();
      await held;
      // In two reports, not in one.
      if (isFirst) isFirst = false;
      else await waiting(1);
    };
    let isFirst = true;
    const worker = await startQueue({ ...queueOf(perform), log: logThatTells(tell) });
    // A worker that outlives a failure keeps the whole run from ending.
    t.after(() => worker.stop());
    await addJob(db, job, {}, {});
    await addJob(db, job, {}, {});
    await secondRuns;
    await client.query("select from jobs._private_jobs for update");
    tellHeld();
    for (const pid of await waiting(2)) await sql`select pg_terminate_backend(${pid}::int)`.execute(db);
    await client.query("rollback");
    client.release();
    await replaced;
    // The pool may not have noticed yet which of its connections are gone.
    while (
      !(await addJob(db, job, {}, {}).then(
        () => true,
        () => false,
      ))
    );
    await thirdRun;
    await worker.stop();
    assert.equal(runs, 3);
    // The third is gone. How the first two ended, nobody could say.
    assert.deepEqual(
      (await jobs()).map(({ locked }) => locked),
      [true, true],
    );
  });
});
