// The clock in the visitor's language.

import { useMemo } from "preact/hooks";
import { useScene } from "./scene.ts";
import { type Clock, makeClock } from "./time.ts";

export function useClock(): Clock {
  const { locale, t } = useScene();
  return useMemo(() => makeClock(locale, t, () => new Date()), [locale, t]);
}
