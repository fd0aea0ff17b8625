// What visitors may expect: how soon somebody answers, or that nobody is there.

import type { Scene } from "./scene.ts";

export function promiseOf({ state, t }: Pick<Scene, "state" | "t">): string {
  return t(state.value.status);
}
