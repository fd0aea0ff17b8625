// How long ago, in as few characters as a row has room for; and the clock that keeps it true for all rows at once.

import { useSyncExternalStore } from "react";
import { dateFormat, numberFormat, regionNames, relativeFormat } from "../../parts/formats.ts";

const TICK_MS = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The moment, moving every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const one of listeners) one();
    }, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

const units = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

/** "now", "5m", "3h", "2d", and a date for what is older than a week. */
export function shortAge(at: string, nowMs: number, o: { language: string; now: string }): string {
  const ms = nowMs - Date.parse(at);
  if (ms > 7 * 86_400_000)
    return dateFormat(o.language, { day: "numeric", month: "short" }).format(new Date(at));
  const fit = units.find((one) => ms >= one.ms);
  if (!fit) return o.now;
  const style = { style: "unit", unit: fit.unit, unitDisplay: "narrow" } as const;
  return numberFormat(o.language, style).format(Math.floor(ms / fit.ms));
}

/** With the clock the reader's browser goes by: English has one of 12 hours and one of 24. */
export function timeOfDay(at: string, language: string): string {
  const own = navigator.languages.find((one) => one.startsWith(language)) ?? language;
  return dateFormat(own, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** "Today", "Yesterday", or the date. */
export function dayName(at: string, nowMs: number, language: string): string {
  const start = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  const days = Math.round((start(Date.parse(at)) - start(nowMs)) / 86_400_000);
  if (days === 0 || days === -1) {
    const word = relativeFormat(language).format(days, "day");
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  const year =
    new Date(at).getFullYear() === new Date(nowMs).getFullYear() ? {} : ({ year: "numeric" } as const);
  return dateFormat(language, { weekday: "long", day: "numeric", month: "long", ...year }).format(
    new Date(at),
  );
}

export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code) || code === "XX") return "";
  return regionNames(language).of(code) ?? code;
}

/** "Modena, Italy"; empty when neither is known. */
export function placeName(location: { countryCode: string; city: string }, language: string): string {
  const city = location.city.replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return [city, countryName(location.countryCode, language)].filter(Boolean).join(", ");
}
