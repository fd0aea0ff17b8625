// What the clocks of a zone show, a quarter of an hour at a time: no rule about summer time, only PostgreSQL's word for it.

import type { Interval } from "../modules/metrics/calendar.rules.ts";
import type { TestServer } from "./server.ts";

const QUARTER_MS = 15 * 60_000;
const FIRST_MS = Date.parse("2024-12-01T00:00:00Z");
const LAST_MS = Date.parse("2027-01-31T00:00:00Z");

export interface SlowBucket {
  readonly date: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export class SlowClock {
  /** How many minutes the clock is ahead of UTC, and the date it shows, in each quarter of an hour. */
  private readonly minutes: readonly number[];
  private readonly dates: readonly string[];

  private constructor(minutes: readonly number[]) {
    this.minutes = minutes;
    this.dates = minutes.map((_, quarter) => this.shownIn(quarter).slice(0, 10));
  }

  static async of(server: TestServer, timezone: string): Promise<SlowClock> {
    const { rows } = await server.database.pool.query(
      `select array_agg((extract(epoch from (q at time zone $1) - (q at time zone 'UTC')) / 60)::int order by q) as minutes
       from generate_series($2::timestamptz, $3::timestamptz, interval '15 minutes') as s (q)`,
      [timezone, new Date(FIRST_MS), new Date(LAST_MS)],
    );
    return new SlowClock(rows[0]?.minutes ?? []);
  }

  dateAt(moment: Date): string {
    return this.dates[quarterOf(moment)] ?? "";
  }

  /** The name of the bucket that a moment is in. */
  bucketAt(moment: Date, interval: Interval): string {
    return this.bucketIn(quarterOf(moment), interval);
  }

  /** Every bucket that a quarter of an hour between these days is in. */
  buckets(startDate: string, endDate: string, interval: Interval): SlowBucket[] {
    const found: { date: string; from: number; to: number }[] = [];
    for (let quarter = this.dates.indexOf(startDate); (this.dates[quarter] ?? "~") <= endDate; quarter++) {
      const last = found.at(-1);
      const isSameDay = this.dates[quarter] === this.dates[quarter - 1];
      const date = last && isSameDay && interval !== "hour" ? last.date : this.bucketIn(quarter, interval);
      if (last?.date === date) last.to = quarter + 1;
      else found.push({ date, from: quarter, to: quarter + 1 });
    }
    return found.map(({ date, from, to }) => ({ date, startsOn: momentOf(from), endsOn: momentOf(to) }));
  }

  private bucketIn(quarter: number, interval: Interval): string {
    const date = this.dates[quarter] ?? "";
    if (interval === "day") return date;
    if (interval === "month") return `${date.slice(0, 7)}-01`;
    if (interval === "week") return mondayOf(date);
    const minutes = this.minutes[quarter] ?? 0;
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const two = (n: number) => String(n).padStart(2, "0");
    return `${this.shownIn(quarter).slice(0, 13)}:00:00${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
  }

  private shownIn(quarter: number): string {
    return new Date(FIRST_MS + quarter * QUARTER_MS + (this.minutes[quarter] ?? 0) * 60_000).toISOString();
  }
}

function mondayOf(date: string): string {
  const day = new Date(date);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function quarterOf(moment: Date): number {
  return Math.floor((moment.getTime() - FIRST_MS) / QUARTER_MS);
}

function momentOf(quarter: number): string {
  return new Date(FIRST_MS + quarter * QUARTER_MS).toISOString();
}
