// Who may use the API.

export type Standing = "granted" | "none" | "pending" | "rejected";
export type RequestStatus = "pending" | "approved" | "rejected";

/** `statuses` are those of all the agent's requests. */
export function standing(facts: {
  apiAccess: "on-request" | "open";
  instanceOwner: boolean;
  statuses: readonly RequestStatus[];
}): Standing {
  const { statuses } = facts;
  if (facts.apiAccess === "open" || facts.instanceOwner || statuses.includes("approved")) return "granted";
  if (statuses.includes("pending")) return "pending";
  return statuses.includes("rejected") ? "rejected" : "none";
}
