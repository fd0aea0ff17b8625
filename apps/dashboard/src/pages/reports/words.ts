// How figures and the names of buckets are written out.

import { dateFormat, numberFormat } from "../../parts/formats.ts";
import type { Interval } from "./range.ts";

export type Unit = "count" | "seconds" | "ratio";

export function figureText(value: number | undefined, unit: Unit, language: string): string {
  if (value === undefined) return "–";
  if (unit === "seconds") return durationText(value, language);
  if (unit === "ratio")
    return numberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  return numberFormat(language, {}).format(value);
}

/** Whether there is anything behind a figure: a median of no seconds is one of something, a count of nothing is not. */
export function isSome(value: number | undefined, unit: Unit): boolean {
  return unit === "count" ? (value ?? 0) > 0 : value !== undefined;
}

/** The two largest units that say something: 42 sec, 3 min 20 sec, 1 hr 5 min. */
export function durationText(seconds: number, language: string): string {
  const whole = Math.round(seconds);
  const parts: (readonly [number, string])[] = [
    [Math.floor(whole / 86_400), "day"],
    [Math.floor((whole % 86_400) / 3600), "hour"],
    [Math.floor((whole % 3600) / 60), "minute"],
    [whole % 60, "second"],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  if (first < 0) return unit(0, "second", language);
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, name]) => unit(value, name, language))
    .join(" ");
}

function unit(value: number, name: string, language: string): string {
  return numberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
}

/** A bucket by its name, short below a chart and long in a table. */
export function bucketText(
  date: string,
  interval: Interval,
  language: string,
  length: "short" | "long",
): string {
  // What the clock showed: read as UTC, so that no zone moves it.
  const shown = new Date(`${date.slice(0, 10)}T${interval === "hour" ? date.slice(11, 16) : "00:00"}:00Z`);
  const long = length === "long";
  const options: Record<Interval, Intl.DateTimeFormatOptions> = {
    hour: long
      ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }
      : { hour: "2-digit", minute: "2-digit" },
    day: long
      ? { weekday: "short", day: "numeric", month: "short", year: "numeric" }
      : { day: "numeric", month: "short" },
    week: long ? { day: "numeric", month: "short", year: "numeric" } : { day: "numeric", month: "short" },
    month: long ? { month: "long", year: "numeric" } : { month: "short", year: "2-digit" },
  };
  return dateFormat(language, { ...options[interval], timeZone: "UTC" }).format(shown);
}
