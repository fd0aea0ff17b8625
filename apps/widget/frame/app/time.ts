// Times as the visitor reads them: in their language and their zone.

import type { Say } from "./scene.ts";

const DAY_MS = 86_400_000;

export interface Clock {
  /** `14:05` */
  time(iso: string): string;
  /** Today, Yesterday, or the day. */
  day(iso: string): string;
  /** The same text for moments of the same day. */
  dayKey(iso: string): string;
  /** Short, for lists: a time today, else a day. */
  short(iso: string): string;
  /** `4 minutes` */
  span(seconds: number): string;
}

export function makeClock(locale: string, t: Say, now: () => Date): Clock {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const near = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const far = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const brief = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const dayKey = (iso: string) => {
    const day = new Date(iso);
    return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
  };
  const daysAgo = (ago: number) => dayKey(new Date(now().getTime() - ago * DAY_MS).toISOString());
  return {
    time: (iso) => time.format(new Date(iso)),
    dayKey,
    day(iso) {
      if (dayKey(iso) === daysAgo(0)) return t("today");
      if (dayKey(iso) === daysAgo(1)) return t("yesterday");
      return (new Date(iso).getFullYear() === now().getFullYear() ? near : far).format(new Date(iso));
    },
    short: (iso) => (dayKey(iso) === daysAgo(0) ? time : brief).format(new Date(iso)),
    span(seconds) {
      const [unit, count] =
        seconds < 3_570 ? (["minute", seconds / 60] as const) : (["hour", seconds / 3_600] as const);
      const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
      return format.format(Math.max(1, Math.round(count)));
    },
  };
}
