// Decisions about what visitors are told of who is there.

/** `there` are the presences of agents with a dashboard connected. */
export function statusFrom(
  there: readonly ("online" | "away" | "invisible")[],
): "online" | "away" | "offline" {
  if (there.includes("online")) return "online";
  return there.includes("away") ? "away" : "offline";
}
