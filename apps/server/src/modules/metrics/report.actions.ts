// Answers a question about some time: reads the days it touches, and counts.

import { setImmediate as turn } from "node:timers/promises";
import type { Context } from "../../kernel/context.ts";
import { listDepartmentIds } from "../departments/index.ts";
import { findProperty, isTimeZone } from "../property/index.ts";
import {
  type Bucket,
  bucketsOf,
  DAY_MS,
  dateOf,
  dayMeant,
  type Interval,
  offsetAt,
} from "./calendar.rules.ts";
import { daysWithin, type Source } from "./days.actions.ts";
import {
  type Count,
  type Filter,
  type Grouping,
  Tallier,
  type Tally,
  type TallyParts,
} from "./tally.rules.ts";

export interface Question extends Filter {
  readonly propertyId: string;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly timezone?: string | undefined;
  readonly interval?: Interval | undefined;
  readonly groupBy?: Grouping | undefined;
}

export interface Range {
  readonly startDate: string;
  readonly endDate: string;
  readonly timezone: string;
  readonly interval: Interval;
}

export interface Cut {
  readonly range: Range;
  readonly buckets: readonly Bucket[];
}

const MAX_BUCKETS = 1000;
const MAX_DAYS = 3700;
const USUAL_DAYS = 30;
/** Neither clocks nor calendars of before are what they are now. */
const EARLIEST = 30 * 365.25;
const LATEST = 130 * 365.25;

/** The buckets somebody asks for; refuses dates that are none, and more than one could look at. */
export async function cutTime(ctx: Context, question: Question): Promise<Cut> {
  const timezone = question.timezone ?? (await zoneOf(ctx, question.propertyId));
  if (!isTimeZone(timezone))
    return ctx.invalid("timezone", "must be a name of the IANA time zone database, such as Europe/Rome");
  const now = ctx.now.getTime();
  const today = Math.floor((now + offsetAt(timezone, now)) / DAY_MS);
  const dayAt = (path: "startDate" | "endDate", usual: number): number => {
    const text = question[path];
    if (text === undefined) return usual;
    const day = dayMeant(text, timezone);
    if (day === undefined || day < EARLIEST || day > LATEST)
      return ctx.invalid(path, "must be a date such as 2026-11-01, from 2000 to 2099");
    return day;
  };
  const lastDay = dayAt("endDate", today);
  const firstDay = dayAt("startDate", lastDay - USUAL_DAYS + 1);
  if (firstDay > lastDay) return ctx.invalid("startDate", "must not be after endDate");
  if (lastDay - firstDay >= MAX_DAYS)
    return ctx.invalid("startDate", `must be at most ${MAX_DAYS} days before endDate`);
  const { interval = "day" } = question;
  const tooMany = `would make more than ${MAX_BUCKETS} buckets: ask for longer ones, or for fewer days`;
  if (interval === "hour" && (lastDay - firstDay) * 24 > MAX_BUCKETS) return ctx.invalid("interval", tooMany);
  const buckets = bucketsOf({ timezone, interval, firstDay, lastDay });
  if (buckets.length > MAX_BUCKETS) return ctx.invalid("interval", tooMany);
  return { range: { startDate: dateOf(firstDay), endDate: dateOf(lastDay), timezone, interval }, buckets };
}

async function zoneOf(ctx: Context, propertyId: string): Promise<string> {
  const zone = (await findProperty(ctx.db, propertyId))?.timezone ?? "UTC";
  return isTimeZone(zone) ? zone : "UTC";
}

/** Facts counted between two turns of the event loop. */
const FACTS_PER_TURN = 100_000;

export async function tally<F>(
  ctx: Context,
  source: Source,
  question: Question,
  o: {
    readonly buckets: readonly Bucket[];
    readonly only?: readonly number[];
    make(size: "large" | "small"): Count<F>;
    readonly parts?: TallyParts<F>["parts"];
  },
): Promise<Tally<F>> {
  const { propertyId, groupBy } = question;
  const { buckets } = o;
  const filter = {
    agentIds: question.agentIds,
    departmentIds: question.departmentIds,
    tags: question.tags,
  };
  const tallier = new Tallier<F>({
    buckets,
    filter,
    groupBy,
    only: o.only,
    parts: o.parts,
    departmentIds: new Set(await listDepartmentIds(ctx.db, propertyId)),
    large: () => o.make("large"),
    small: () => o.make("small"),
  });
  const span = { fromMs: buckets[0]?.fromMs ?? 0, untilMs: buckets.at(-1)?.untilMs ?? 0 };
  let facts = 0;
  for await (const days of daysWithin(ctx.db, source, propertyId, span)) {
    for (const { dayNumber, day } of days) {
      tallier.add(dayNumber, day);
      facts += day.rows;
      if (facts < FACTS_PER_TURN) continue;
      facts = 0;
      await turn();
    }
  }
  return tallier.result();
}
