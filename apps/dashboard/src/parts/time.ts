// How moments are written out.

import { dateFormat, relativeFormat } from "./formats.ts";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago", "tomorrow", "now": the largest unit that fits. */
export function relativeTime(at: string, now: number, language: string): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const words = relativeFormat(language);
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, "second");
}

/** Date and time in the viewer's zone, zone named. */
export function exactTime(at: string, language: string): string {
  return dateFormat(language, { dateStyle: "full", timeStyle: "long" }).format(new Date(at));
}

export function shortDate(at: string, language: string): string {
  return dateFormat(language, { dateStyle: "medium" }).format(new Date(at));
}
