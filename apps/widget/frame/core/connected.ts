// A promise of the open line, for calls that can wait while it is being made.

import type { Refusal } from "./line.ts";

/** Resolves when `isOpen` holds after a change; rejects like a lost call when it takes too long. */
export function whenOpen(
  isOpen: () => boolean,
  subscribe: (hear: () => void) => () => void,
  patienceMs: number,
): Promise<void> {
  if (isOpen()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = subscribe(() => {
      if (isOpen()) end(resolve);
    });
    const timer = setTimeout(() => end(() => reject({ error: "lost" } satisfies Refusal)), patienceMs);
    function end(then: () => void): void {
      clearTimeout(timer);
      stop();
      then();
    }
  });
}
