// Decisions about opening hours: what the clock on the wall of their time zone says, summer time included.

import type { Detail } from "../../kernel/error.ts";
import type { Hours } from "./settings.resource.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Day = (typeof DAYS)[number];

/** True at every moment while no hours are kept. `zone` is the property's, for a schedule without its own. */
export function isOpenAt(scheduler: Hours, zone: string, at: Date): boolean {
  if (!scheduler.enabled) return true;
  const { day, time } = wallClock(scheduler.timezone || zone, at);
  return scheduler.days[day].some(({ from, to }) => from <= time && time < to);
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * When it opens next; undefined while it is open, and when it never does. An hour that the clocks jump over in spring
 * begins with the hour after it.
 */
export function opensNextAt(scheduler: Hours, zone: string, at: Date): Date | undefined {
  if (isOpenAt(scheduler, zone, at)) return undefined;
  const name = scheduler.timezone || zone;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const { day, date } = wallClock(name, new Date(at.getTime() + ahead * DAY_MS));
    const moments = scheduler.days[day]
      .map(({ from }) => momentOf(name, date, from))
      .filter((moment) => moment > at)
      .sort((a, b) => a.getTime() - b.getTime());
    if (moments[0]) return moments[0];
  }
  return undefined;
}

interface WallClock {
  readonly day: Day;
  /** `2026-11-02`. */
  readonly date: string;
  /** `09:30`. */
  readonly time: string;
}

/** Making one costs 50 µs and up, asking it 2; there are some 400 zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string, at: Date): WallClock {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const day = DAYS.find((one) => one === part("weekday").toLowerCase()) ?? "mon";
  return {
    day,
    date: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** The moment a zone's clock shows this: guessed as if it were UTC, then moved by what the clock says there. */
function momentOf(zone: string, date: string, time: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const shownAt = (moment: number) => {
    const shown = wallClock(zone, new Date(moment));
    return Date.parse(`${shown.date}T${shown.time}:00Z`);
  };
  let moment = wanted;
  for (let tries = 0; tries < 3; tries++) {
    const off = shownAt(moment) - wanted;
    if (off === 0) return new Date(moment);
    moment -= off;
  }
  // The clock never shows it: take the first minute after the jump.
  while (shownAt(moment) < wanted) moment += MINUTE_MS;
  return new Date(moment);
}

export function schedulerProblems(scheduler: Hours, path: string): readonly Detail[] {
  const { timezone, days } = scheduler;
  return [
    ...(timezone !== "" && !isTimeZone(timezone)
      ? [
          {
            path: `${path}.timezone`,
            reason: "must be a name of the IANA time zone database, such as Europe/Rome",
          },
        ]
      : []),
    ...DAYS.flatMap((day) =>
      days[day].flatMap(({ from, to }, at) => {
        const where = `${path}.days.${day}[${at}]`;
        if (to <= from)
          return [
            { path: `${where}.to`, reason: "must be after from; hours past midnight are the next day's" },
          ];
        const before = days[day].slice(0, at).some((other) => from < other.to && other.from < to);
        return before ? [{ path: `${where}.from`, reason: "must not overlap other hours of the day" }] : [];
      }),
    ),
  ];
}

/** Newer Node takes `+02:00` too; a zone must know its summer time on every Node. */
function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
