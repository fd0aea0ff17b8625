// A gate: so many at once, the others wait in line, and a line that has grown too long is turned away.

import { refuse } from "./error.ts";

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function createGate(width: number, lineLength: number): Gate {
  const line: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside < width) inside++;
    else if (line.length >= lineLength) throw refuse("unavailable", { retryAfterS: 2 });
    else await new Promise<void>((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      // Whoever is next takes the place over; the count stays.
      const next = line.shift();
      if (next) next();
      else inside--;
    }
  };
}
