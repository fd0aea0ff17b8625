// Over which days a report goes, as dates of the zone it is told in.

import { dateFormat } from "../../parts/formats.ts";

export const spans = ["week", "month", "quarter", "year", "own"] as const;
export type Span = (typeof spans)[number];

const days: Readonly<Record<Exclude<Span, "own">, number>> = { week: 7, month: 30, quarter: 91, year: 365 };

export const intervals = ["hour", "day", "week", "month"] as const;
export type Interval = (typeof intervals)[number];

/** The server takes a thousand buckets; more than these are no chart. */
const MOST: Readonly<Record<Interval, number>> = { hour: 14, day: 400, week: 2_000, month: 3_700 };

const DAY_MS = 86_400_000;

export interface Range {
  readonly startDate: string;
  readonly endDate: string;
}

/** What the clock of a zone shows now. */
export function today(now: Date, timezone: string): string {
  const parts = dateFormat("en-CA", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(now);
  return parts.slice(0, 10);
}

export function rangeOf(span: Exclude<Span, "own">, endDate: string): Range {
  const start = Date.parse(endDate) - (days[span] - 1) * DAY_MS;
  return { startDate: new Date(start).toISOString().slice(0, 10), endDate };
}

export function lengthOf({ startDate, endDate }: Range): number {
  return Math.round((Date.parse(endDate) - Date.parse(startDate)) / DAY_MS) + 1;
}

/** Intervals in which a range can be looked at. */
export function intervalsFor(range: Range): Interval[] {
  return intervals.filter((interval) => lengthOf(range) <= MOST[interval]);
}

export function usualInterval(range: Range): Interval {
  const length = lengthOf(range);
  return length <= 2 ? "hour" : length <= 62 ? "day" : length <= 400 ? "week" : "month";
}

export function isRange({ startDate, endDate }: Range): boolean {
  const whole = /^\d{4}-\d{2}-\d{2}$/;
  return whole.test(startDate) && whole.test(endDate) && startDate <= endDate;
}
