// Which chats a view of the inbox shows, and in which order. The server decides the same way; here it is decided for
// chats that change while one looks.

import type { InboxChat } from "@parlo/sdk";

export const views = ["mine", "unassigned", "live", "missed", "closed"] as const;
export type View = (typeof views)[number];
/** `all` is what a search looks through. */
export type ListView = View | "all";

/** What narrows a list beside its view. */
export interface Narrowing {
  readonly status?: "open" | "closed";
  /** Who was in the chat or has it. */
  readonly agentId?: string;
  readonly departmentId?: string;
  readonly tag?: string;
}

/** One list of chats: a view, narrowed or not, or what is found by words. */
export interface Which extends Narrowing {
  readonly view: ListView;
  /** Empty where nothing is looked for. */
  readonly query: string;
}

export function whole(view: ListView): Which {
  return { view, query: "" };
}

export function isNarrow({ query, status, agentId, departmentId, tag }: Which): boolean {
  return [query, status, agentId, departmentId, tag].some(Boolean);
}

export function isView(name: string | undefined): name is View {
  return views.some((view) => view === name);
}

export function isLive({ state }: Pick<InboxChat, "state">): boolean {
  return state === "waiting" || state === "served";
}

export function isMine(chat: Pick<InboxChat, "assignedAgentId" | "presentAgents">, me: string): boolean {
  return chat.assignedAgentId === me || chat.presentAgents.includes(me);
}

export function isNobodys(chat: Pick<InboxChat, "assignedAgentId" | "presentAgents">): boolean {
  return chat.assignedAgentId === undefined && chat.presentAgents.length === 0;
}

export function belongs(which: Omit<Which, "query">, chat: InboxChat, me: string): boolean {
  const { status, agentId, departmentId, tag } = which;
  if (status && chat.status !== status) return false;
  if (agentId && chat.assignedAgentId !== agentId && !chat.agents.includes(agentId)) return false;
  if (departmentId && chat.departmentId !== departmentId) return false;
  if (tag && !chat.tags?.includes(tag)) return false;
  return isIn(which.view, chat, me);
}

function isIn(view: ListView, chat: InboxChat, me: string): boolean {
  switch (view) {
    case "mine":
      return isLive(chat) && isMine(chat, me);
    case "unassigned":
      return isLive(chat) && isNobodys(chat);
    case "live":
      return isLive(chat);
    case "missed":
      return chat.state === "missed";
    case "closed":
      return chat.state === "ended";
    case "all":
      return true;
  }
}

/** What a view is ordered by, the latest first: what was said last, or when a chat of the past began. */
export function placeOf(view: ListView, chat: InboxChat): string {
  const isWork = view === "mine" || view === "unassigned" || view === "live";
  return isWork ? (chat.lastMessage?.time ?? chat.createdOn) : chat.createdOn;
}

/** Where in `ids`, which are in order, a chat goes: before the first that comes after it. */
export function indexFor(
  ids: readonly string[],
  place: { readonly at: string; readonly id: string },
  placeOfId: (id: string) => string,
): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const id = ids[middle] ?? "";
    const at = placeOfId(id);
    const isBefore = at === place.at ? id > place.id : at > place.at;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type Tone = "handed" | "new" | "mine" | "taken" | "missed" | "closed";

/**
 * The colour of a row: red while it is handed to me, pink while nobody answered or has it, green mine, grey another's;
 * of the past, orange missed and plain closed.
 */
export function toneOf(chat: InboxChat, me: string): Tone {
  if (chat.state === "missed") return "missed";
  if (chat.state === "ended") return "closed";
  if (chat.transferredOn && chat.assignedAgentId === me) return "handed";
  if (chat.state === "waiting" || (isNobodys(chat) && chat.unansweredOn)) return "new";
  return isMine(chat, me) || isNobodys(chat) ? "mine" : "taken";
}

export type Dot = "late" | "here" | "gone";

const LATE_MS = 10 * 60_000;
const IDLE_MS = 10 * 60_000;

/** The dot of a live chat: orange when no reply came for ten minutes, green while the visitor is active, else a ring. */
export function dotOf(chat: InboxChat, nowMs: number): Dot | undefined {
  if (!isLive(chat)) return undefined;
  if (chat.unansweredOn && nowMs - Date.parse(chat.unansweredOn) > LATE_MS) return "late";
  if (chat.visitorLeftOn) return "gone";
  return nowMs - Date.parse(chat.visitorActiveOn) < IDLE_MS ? "here" : "gone";
}

/** Chats that wait for an answer of mine: what the badge counts. */
export function isDue(chat: InboxChat, me: string): boolean {
  if (!isLive(chat) || (chat.unread === 0 && !chat.transferredOn)) return false;
  return isMine(chat, me) || isNobodys(chat);
}
