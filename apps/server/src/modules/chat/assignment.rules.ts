// Decisions about who takes a chat.

export interface Candidate {
  readonly agentId: string;
  /** Live chats that are theirs. */
  readonly live: number;
  readonly lastAssignedOn: Date | null;
}

export type Assignment = "everyone" | "round-robin" | "least-busy";

/**
 * The agent who is next, or undefined when the chat waits for whoever comes first: everybody sees all, or all have as
 * many chats as they may.
 */
export function nextAgent(
  rule: Assignment,
  limit: number | null,
  candidates: readonly Candidate[],
): string | undefined {
  if (rule === "everyone") return undefined;
  const free = candidates.filter(({ live }) => limit === null || live < limit);
  const [next] = [...free].sort(rule === "round-robin" ? byTurn : byLoad);
  return next?.agentId;
}

/** Whoever waited longest; those who never had one first. */
function byTurn(a: Candidate, b: Candidate): number {
  const [at, bt] = [a.lastAssignedOn?.getTime() ?? 0, b.lastAssignedOn?.getTime() ?? 0];
  return at - bt || (a.agentId < b.agentId ? -1 : 1);
}

function byLoad(a: Candidate, b: Candidate): number {
  return a.live - b.live || byTurn(a, b);
}
