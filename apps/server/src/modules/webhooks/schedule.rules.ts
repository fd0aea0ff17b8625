// When a delivery that failed is tried again, and when it is given up. Jitter keeps a thousand deliveries that failed
// together from coming back together.

export interface RetryPlan {
  /** Seconds to the first retry. */
  readonly firstAfterS: number;
  /** Hours from the first try of a run after which no other begins. */
  readonly giveUpAfterH: number;
}

const S = 1_000;
const MIN = 60 * S;
const HOUR = 60 * MIN;

/** Waits after the first one; the last goes on until it is given up. */
const LATER_MS = [5 * S, 30 * S, 2 * MIN, 10 * MIN, 30 * MIN, HOUR] as const;
/** A plan over days need not knock every hour. */
const SPARSE_MS = 4 * HOUR;
const SPARSE_AFTER_MS = 12 * HOUR;
const JITTER = 0.2;
/** However long a receiver asks for. */
export const LONGEST_RETRY_AFTER_MS = HOUR;

/**
 * The moment of the next try, undefined to give up. `tries` have failed, the first of them at `beganMs`; `chance` is
 * from 0 to 1. What a receiver asked for by Retry-After counts when it is longer, up to an hour.
 */
export function nextTryMs(o: {
  readonly plan: RetryPlan;
  readonly tries: number;
  readonly beganMs: number;
  readonly nowMs: number;
  readonly chance: number;
  readonly retryAfterMs?: number | undefined;
}): number | undefined {
  const spread = waitMs(o) * (1 - JITTER / 2 + JITTER * o.chance);
  const asked = Math.min(o.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  const next = o.nowMs + Math.max(spread, asked);
  return next > o.beganMs + o.plan.giveUpAfterH * HOUR ? undefined : Math.round(next);
}

function waitMs(o: { plan: RetryPlan; tries: number; beganMs: number; nowMs: number }): number {
  const { plan, tries, beganMs, nowMs } = o;
  if (tries <= 1) return plan.firstAfterS * S;
  if (nowMs - beganMs >= SPARSE_AFTER_MS) return SPARSE_MS;
  return LATER_MS[Math.min(tries - 2, LATER_MS.length - 1)] ?? HOUR;
}

/** Milliseconds a Retry-After header asks for: seconds or an HTTP date (RFC 9110, 10.2.3); undefined for rubbish. */
export function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * S;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

/** Only an answer of the 2xx class says that it arrived; a redirect does not. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

export const GONE = 410;

/** Failing without a break for days, and often enough that it was not one bad moment. */
export function hasFailedForDays(o: {
  readonly failingSince: Date | null;
  readonly failedInARow: number;
  readonly nowMs: number;
  readonly days: number;
}): boolean {
  const { failingSince, failedInARow, nowMs, days } = o;
  return failingSince !== null && failedInARow >= 10 && nowMs - failingSince.getTime() >= days * 24 * HOUR;
}
