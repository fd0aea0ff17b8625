// Spans of time that end now. They begin and end on the viewer's full hours and days, so that asking again a minute
// later is the same question.

import type { Params } from "../../api/calls.ts";
import type { Hook } from "./hook-form.ts";

export type ChartSpan = "day" | "week";

type CountSpan = Pick<Params<"webhooks.count-deliveries">, "startDate" | "endDate" | "interval" | "timezone">;

/** The last 24 hours by the hour, or seven days by the day; the one under way included. */
export function countSpan(span: ChartSpan, now: Date): CountSpan {
  const end = new Date(now);
  const start = new Date(now);
  if (span === "day") {
    end.setMinutes(60, 0, 0);
    start.setTime(end.getTime() - 24 * 3_600_000);
  } else {
    end.setHours(24, 0, 0, 0);
    start.setHours(0, 0, 0, 0);
    start.setDate(start.getDate() - 6);
  }
  return {
    startDate: start.toISOString(),
    endDate: end.toISOString(),
    interval: span === "day" ? "hour" : "day",
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

export const logSpans = { hour: 1, day: 24, week: 168, month: 720 } as const;
export type LogSpan = keyof typeof logSpans | "all" | "own";

/** Since when; undefined for all of it. To the minute, or every drawing would be another question. */
export function sinceOf(span: LogSpan, now: number): string | undefined {
  if (span === "all" || span === "own") return undefined;
  return new Date(Math.floor(now / 60_000) * 60_000 - logSpans[span] * 3_600_000).toISOString();
}

/** What a field for date and time holds, as a moment; undefined while it is empty or half typed. */
export function momentOf(local: string): string | undefined {
  const ms = Date.parse(local);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** A moment as a field for date and time takes it: here, to the minute. */
export function localOf(ms: number): string {
  const shifted = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/**
 * The first that failed may have happened before it failed, at most as long before as its tries went on. What arrived
 * is not sent again, so looking back further than needed costs nothing.
 */
export function outageBegan({
  firstFailedOn,
  disabledOn,
  retry,
}: Pick<Hook, "firstFailedOn" | "disabledOn" | "retry">): string | undefined {
  const failed = firstFailedOn ?? disabledOn;
  if (failed === undefined) return undefined;
  return new Date(Date.parse(failed) - retry.giveUpAfterH * 3_600_000).toISOString();
}
