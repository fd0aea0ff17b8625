// Decisions about who is there.

/** A dashboard says so every 15 seconds while it is connected. */
export const CONNECTED_MS = 45_000;

export interface Presence {
  readonly presence: "online" | "away" | "invisible";
  /** When a dashboard of theirs was last connected. */
  readonly connectedOn: Date | null;
}

export function isThere({ connectedOn }: Pick<Presence, "connectedOn">, now: Date): boolean {
  return connectedOn !== null && now.getTime() - connectedOn.getTime() <= CONNECTED_MS;
}

export function statusFrom(agents: readonly Presence[], now: Date): "online" | "away" | "offline" {
  const there = agents.filter((one) => isThere(one, now));
  if (there.some(({ presence }) => presence === "online")) return "online";
  return there.some(({ presence }) => presence === "away") ? "away" : "offline";
}
