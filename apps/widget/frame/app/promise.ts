// What visitors may expect: how soon somebody answers, or that nobody is there.

import type { Scene } from "./scene.ts";
import { makeClock } from "./time.ts";

export function promiseOf({ state, t, locale }: Pick<Scene, "state" | "t" | "locale">): string {
  const { status, settings } = state.value;
  const { answersInS, widget } = settings;
  const told = status === "online" && widget?.notification?.all?.estimatedWaitTime !== false;
  if (!told || answersInS === undefined) return t(status);
  return t("answersIn", { time: makeClock(locale, t, () => new Date()).span(answersInS) });
}
