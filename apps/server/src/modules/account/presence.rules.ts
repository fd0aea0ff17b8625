// Decisions about whether an agent is there: presence says how they want to be seen, a connected dashboard that they are.

/** A connected dashboard says so three times within this. */
export const CONNECTED_MS = 45_000;

export function isThere(connectedOn: Date | null, now: Date): boolean {
  return connectedOn !== null && now.getTime() - connectedOn.getTime() <= CONNECTED_MS;
}
