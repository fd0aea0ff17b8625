// Days and hours as a time zone's clock shows them, cut out of time: each bucket follows the one before, summer time or not.

export const intervals = ["hour", "day", "week", "month"] as const;
export type Interval = (typeof intervals)[number];

export interface Bucket {
  /** `2026-11-26`: the day, the Monday of the week, the first of the month; `2026-11-26T14:00:00+01:00` for an hour. */
  readonly date: string;
  readonly fromMs: number;
  /** The first moment after it. */
  readonly untilMs: number;
}

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

/** Days since 1970 of a date; undefined for one that is in no calendar. */
export function dayNumber(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(ms).toISOString().startsWith(date) ? ms / DAY_MS : undefined;
}

export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** The day somebody means: a date as it is, a moment by the date it has in the zone. */
export function dayMeant(text: string, timezone: string): number | undefined {
  if (text.length === 10) return dayNumber(text);
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : Math.floor((ms + offsetAt(timezone, ms)) / DAY_MS);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC. */
export function offsetAt(timezone: string, ms: number): number {
  let format = formats.get(timezone);
  if (!format) {
    const numeric = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, ...numeric, ...clock });
    formats.set(timezone, format);
  }
  const whole = Math.floor(ms / SECOND_MS) * SECOND_MS;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
    format.format(whole).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** A stretch of time in which the zone's clock only runs. */
interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** Looks once a day, and where the offset has changed for the very second. */
function stretches(timezone: string, fromMs: number, untilMs: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let began = fromMs;
  let offsetMs = offsetAt(timezone, fromMs);
  for (let at = fromMs; at < untilMs; at += DAY_MS) {
    const next = Math.min(at + DAY_MS, untilMs);
    const then = offsetAt(timezone, next);
    if (then === offsetMs) continue;
    let [low, high] = [at, next];
    while (high - low > SECOND_MS) {
      const middle = Math.floor((low + high) / 2 / SECOND_MS) * SECOND_MS;
      if (offsetAt(timezone, middle) === offsetMs) low = middle;
      else high = middle;
    }
    found.push({ fromMs: began, untilMs: high, offsetMs });
    began = high;
    offsetMs = then;
  }
  found.push({ fromMs: began, untilMs, offsetMs });
  return found;
}

/** The buckets from one day to another, both included, without a hole: those at the ends may be parts of theirs. */
export function bucketsOf(o: {
  readonly timezone: string;
  readonly interval: Interval;
  readonly firstDay: number;
  readonly lastDay: number;
}): readonly Bucket[] {
  const { timezone, interval, firstDay, lastDay } = o;
  const all = stretches(timezone, (firstDay - 2) * DAY_MS, (lastDay + 3) * DAY_MS);
  const starts = dayStarts(all, firstDay, lastDay + 1);
  const [fromMs, untilMs] = [starts[0]?.ms ?? 0, starts.at(-1)?.ms ?? 0];
  const began = interval === "hour" ? hourStarts(all, fromMs, untilMs) : grouped(starts, interval);
  return began
    .filter(({ ms }) => ms < untilMs)
    .map(({ date, ms }, at, list) => ({ date, fromMs: ms, untilMs: list[at + 1]?.ms ?? untilMs }));
}

interface Start {
  readonly date: string;
  readonly ms: number;
}

/** A day begins at the first moment at which the clock shows its date. One that a zone has skipped never does. */
function dayStarts(all: readonly Stretch[], first: number, last: number): readonly Start[] {
  const starts: Start[] = [];
  let day = first;
  for (const { fromMs, untilMs, offsetMs } of all) {
    for (; day <= last; day++) {
      const ms = Math.max(day * DAY_MS - offsetMs, fromMs);
      if (ms >= untilMs) break;
      if (starts.at(-1)?.ms === ms) starts.pop();
      starts.push({ date: dateOf(day), ms });
    }
  }
  return starts;
}

function grouped(starts: readonly Start[], interval: Interval): readonly Start[] {
  if (interval === "day") return starts;
  const named = starts.map(({ date, ms }) => ({
    date: interval === "week" ? monday(date) : first(date),
    ms,
  }));
  return named.filter(({ date }, at) => at === named.length - 1 || date !== named[at - 1]?.date);
}

/** 1970 began on a Thursday. */
function monday(date: string): string {
  const day = dayNumber(date) ?? 0;
  return dateOf(day - ((((day + 3) % 7) + 7) % 7));
}

function first(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** An hour is one of the clock, with its offset from UTC: of the two that have the same name in autumn each is one. */
function hourStarts(all: readonly Stretch[], fromMs: number, untilMs: number): readonly Start[] {
  const starts: Start[] = [];
  for (const { offsetMs, ...stretch } of all) {
    const end = Math.min(stretch.untilMs, untilMs);
    for (let ms = Math.max(stretch.fromMs, fromMs); ms < end; ) {
      const hour = Math.floor((ms + offsetMs) / HOUR_MS);
      starts.push({
        date: `${new Date(hour * HOUR_MS).toISOString().slice(0, 19)}${offsetText(offsetMs)}`,
        ms,
      });
      ms = (hour + 1) * HOUR_MS - offsetMs;
    }
  }
  return starts;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
