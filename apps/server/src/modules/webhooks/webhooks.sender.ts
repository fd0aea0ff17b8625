// Sends what is due, from every process at once: takes deliveries in batches, at most some per endpoint, keeps hold of
// them while they are under way, and writes how they fared in batches. A process that is killed loses its hold after
// LEASE_MS, and others take what it had: what arrived unwritten arrives again, under the same event id.

import { setTimeout as sleep } from "node:timers/promises";
import { type Database, inTransaction } from "../../kernel/db.ts";
import type { Clock, Random } from "../../kernel/id.ts";
import type { Log } from "../../kernel/log.ts";
import type { Vault } from "../../kernel/secret.ts";
import { GONE, hasFailedForDays, isSuccess, nextTryMs, readRetryAfter } from "./schedule.rules.ts";
import {
  countFailures,
  countSuccess,
  keepHold,
  type Outcome,
  type TakenRow,
  takeDue,
  writeOutcomes,
} from "./sending.store.ts";
import { deliveryHeaders } from "./signature.rules.ts";
import { openSecrets } from "./webhooks.actions.ts";

/** Under way at once: of one process, and to one endpoint. */
const AT_ONCE = 1_000;
const PER_HOOK = 32;
/** One that did not answer well last time is asked by few. */
const PER_FAILING_HOOK = 2;
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
/** How often a process looks by itself. */
const LOOK_MS = 500;
/** What has ended waits so long for company, so that one statement writes many. */
const GATHER_MS = 5;
/** What is still under way then is left to the next process. */
const STOP_MS = 5_000;
const ANSWER_KEPT = 2_048;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The beginning of its body. */
  readonly text: string;
}

/** One POST with a limit on all of it; rejects with an Error whose message tells people what went wrong. */
export type Post = (o: { url: string; headers: Record<string, string>; body: string }) => Promise<Answer>;

export interface SenderParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: Vault;
  readonly log: Log;
  readonly post: Post;
  readonly disableAfterDays: number;
  /** Queues the turning off of an endpoint with the transaction that found it out. */
  disable(
    db: Database,
    o: { propertyId: string; hookId: string; because: "gone" | "failing" },
  ): Promise<void>;
  /** Called for each try, for the meters. */
  onTry?(outcome: "delivered" | "pending" | "failed"): void;
}

export interface Sender {
  /** Goes on by itself from here. */
  start(): void;
  /** Something became due. */
  wake(): void;
  /** Sends all that is due now, and what becomes due by it, then returns. */
  drain(): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

export function openSender(parts: SenderParts): Sender {
  const { db, clock, log } = parts;
  /** Taken, and how it fared not written yet. */
  const held = new Map<number, TakenRow>();
  /** Under way now, per endpoint. */
  const busy = new Map<string, number>();
  const ended: { row: TakenRow; outcome: Outcome; gone: boolean }[] = [];
  let running = false;
  let taking: Promise<number> | undefined;
  let again = false;
  let lookTimer: NodeJS.Timeout | undefined;
  let soonTimer: NodeJS.Timeout | undefined;
  let writeTimer: NodeJS.Timeout | undefined;
  let renewTimer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function take(): Promise<number> {
    const free = AT_ONCE - held.size;
    if (free <= 0) return 0;
    const now = clock.nowMs();
    const rows = await takeDue(db, {
      now: new Date(now),
      until: new Date(now + LEASE_MS),
      limit: free,
      perHook: PER_HOOK,
      perFailingHook: PER_FAILING_HOOK,
      busy: [...busy].map(([hookId, count]) => ({ hookId, count })),
    });
    for (const row of rows) {
      held.set(row.seq, row);
      busy.set(row.hook_id, (busy.get(row.hook_id) ?? 0) + 1);
      void send(row);
    }
    return rows.length;
  }

  /** Takes what is due, one round at a time; asked meanwhile, it goes round once more. */
  function look(): void {
    if (!running) return;
    again = taking !== undefined;
    if (again) return;
    clearTimeout(lookTimer);
    taking = take()
      .catch((error: unknown) => {
        log.debug({ err: error }, "The database is away; webhooks wait");
        return 0;
      })
      .finally(() => {
        taking = undefined;
        if (again) look();
        else if (running) lookTimer = setTimeout(look, LOOK_MS).unref();
      });
  }

  function lookSoon(): void {
    soonTimer ??= setTimeout(() => {
      soonTimer = undefined;
      look();
    }, GATHER_MS).unref();
  }

  async function send(row: TakenRow): Promise<void> {
    const beganMs = clock.nowMs();
    const started = performance.now();
    const answer = await tryOnce(row, beganMs).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    ended.push({
      row,
      outcome: outcomeOf(row, answer, { beganMs, durationMs: Math.round(performance.now() - started) }),
      gone: !(answer instanceof Error) && answer.status === GONE,
    });
    const left = (busy.get(row.hook_id) ?? 1) - 1;
    if (left > 0) busy.set(row.hook_id, left);
    else busy.delete(row.hook_id);
    lookSoon();
    writeTimer ??= setTimeout(() => {
      writeTimer = undefined;
      void write();
    }, GATHER_MS);
  }

  async function tryOnce(row: TakenRow, atMs: number): Promise<Answer> {
    const secrets = openSecrets(parts.vault, row, new Date(atMs));
    const { event_id: eventId, body } = row;
    const headers = deliveryHeaders({ eventId, body, secrets, atMs, attempt: row.tries + 1 });
    return parts.post({ url: row.url, headers, body });
  }

  function outcomeOf(
    row: TakenRow,
    answer: Answer | Error,
    { beganMs, durationMs }: { beganMs: number; durationMs: number },
  ): Outcome {
    const nowMs = clock.nowMs();
    const failed = answer instanceof Error;
    const delivered = !failed && isSuccess(answer.status);
    const next =
      delivered || (!failed && answer.status === GONE)
        ? undefined
        : nextTryMs({
            plan: { firstAfterS: row.first_retry_s, giveUpAfterH: row.give_up_h },
            tries: row.tries + 1,
            beganMs: row.run_began_on.getTime(),
            nowMs,
            chance: (parts.random.bytes(1)[0] ?? 0) / 255,
            retryAfterMs: failed ? undefined : readRetryAfter(oneOf(answer.headers["retry-after"]), nowMs),
          });
    const status = delivered ? "delivered" : next === undefined ? "failed" : "pending";
    return {
      seq: row.seq,
      attempt: row.attempts + 1,
      url: row.url,
      began_on: new Date(beganMs).toISOString(),
      duration_ms: durationMs,
      status_code: failed ? null : answer.status,
      error: failed ? answer.message : delivered ? null : `The receiver answered ${answer.status}.`,
      answer: failed ? null : beginningOf(answer.text) || null,
      status,
      due_on: new Date(next ?? nowMs).toISOString(),
    };
  }

  /** In turn; what could not be written stays in hand and is written with the next. */
  function write(): Promise<void> {
    writing = writing.then(async () => {
      const batch = ended.splice(0);
      if (batch.length === 0) return;
      try {
        await inTransaction(db, (trx) => keep(trx, batch));
      } catch (error) {
        log.warn({ err: error }, "How deliveries of webhooks ended could not be written; trying again");
        ended.unshift(...batch);
        if (running) setTimeout(() => void write(), LOOK_MS).unref();
        return;
      }
      for (const { row, outcome } of batch) {
        held.delete(row.seq);
        parts.onTry?.(outcome.status);
      }
      // The next of a chat may go now.
      lookSoon();
    });
    return writing;
  }

  async function keep(trx: Database, batch: typeof ended): Promise<void> {
    await writeOutcomes(
      trx,
      batch.map(({ outcome }) => outcome),
    );
    // Always in one order, so that two processes that count at the same endpoints never wait for each other in a ring.
    const byHook = new Map<string, typeof ended>();
    for (const one of batch) byHook.set(one.row.hook_id, [...(byHook.get(one.row.hook_id) ?? []), one]);
    for (const [hookId, tries] of [...byHook].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const failures = tries.filter(({ outcome }) => outcome.status !== "delivered");
      const [first] = tries;
      if (!first) continue;
      const { property_id: propertyId } = first.row;
      if (failures.length < tries.length) {
        if (tries.some(({ row }) => row.failing_since)) await countSuccess(trx, hookId);
        continue;
      }
      const at = new Date(clock.nowMs());
      const counted = await countFailures(trx, hookId, { count: failures.length, at });
      if (!counted) continue;
      const gone = failures.some((failure) => failure.gone);
      const tired = hasFailedForDays({ ...counted, nowMs: at.getTime(), days: parts.disableAfterDays });
      if (gone || tired) await parts.disable(trx, { propertyId, hookId, because: gone ? "gone" : "failing" });
    }
  }

  /** Until nothing is under way any more, or that long. */
  async function settle(limitMs: number): Promise<void> {
    const until = performance.now() + limitMs;
    while (busy.size > 0 && performance.now() < until) await sleep(2);
    clearTimeout(writeTimer);
    writeTimer = undefined;
    await write();
  }

  return {
    start() {
      running = true;
      renewTimer = setInterval(() => {
        if (held.size === 0) return;
        keepHold(db, [...held.values()], new Date(clock.nowMs() + LEASE_MS)).catch(() => {});
      }, RENEW_MS).unref();
      look();
    },
    wake: look,
    async drain() {
      while ((await take()) > 0 || held.size > 0) await settle(Number.POSITIVE_INFINITY);
    },
    async stop() {
      running = false;
      for (const timer of [lookTimer, soonTimer, renewTimer]) clearTimeout(timer);
      await taking;
      await settle(STOP_MS);
    },
  };
}

/**
 * NUL has no place in PostgreSQL's text, and neither has the first half of an emoji that the cut went through: either
 * kept the whole batch from being written, and so whatever came after it.
 */
function beginningOf(text: string): string {
  return text
    .slice(0, ANSWER_KEPT)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replaceAll("\0", "\uFFFD");
}

function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
