// Decisions about chats: how long one took, when it is over, and how it is then called.

export type ChatState = "waiting" | "served" | "missed" | "ended";

/** A visitor without action for so long is idle, which counts as gone. */
export const IDLE_MS = 10 * 60_000;

/** A chat ends so long after the visitor has gone. */
export const END_AFTER_MS = 120_000;

/** Its transcript follows when it was quiet for so long. */
export const TRANSCRIPT_AFTER_MS = 180_000;

/** No chat ends sooner than so long after the last thing said. */
export const QUIET_MS = END_AFTER_MS;

/** Days a deleted chat can be restored. */
const BIN_DAYS = 30;

/** What was deleted at this moment or earlier is gone for good. */
export function binHorizon(now: Date): Date {
  return new Date(now.getTime() - BIN_DAYS * 86_400_000);
}

/** Times of change are kept no finer than this while people talk: `updated_on` is in an index. */
export const UPDATED_EVERY_MS = 60_000;

export const MAX_TAGS = 50;

/** A chat is sent, mailed and told as one value: it holds this much of messages, as JSON, and takes one more. */
export const CHAT_BYTES = 2_000_000;

export function durationSeconds(first: Date, last: Date): number {
  return Math.max(0, Math.round((last.getTime() - first.getTime()) / 1000));
}

export function isLive(state: ChatState): boolean {
  return state === "waiting" || state === "served";
}

/** While it goes on: served once somebody is there, or has answered. */
export function liveState(chat: { presentAgents: readonly string[]; answered: boolean }): ChatState {
  return chat.presentAgents.length > 0 || chat.answered ? "served" : "waiting";
}

/** Nobody answered and the visitor went away: missed. An agent who ends a chat has dealt with it. */
export function endState(chat: { answered: boolean }, by: "agent" | "visitor" | "time"): ChatState {
  return chat.answered || by === "agent" ? "ended" : "missed";
}

interface Signs {
  readonly visitorActiveOn: Date;
  readonly visitorLeftOn: Date | null;
  readonly lastMessageOn: Date;
}

/** Since when nothing moves in it: the visitor left or went idle, and no agent writes. */
function quietSince(chat: Signs): number {
  const gone = chat.visitorLeftOn?.getTime() ?? chat.visitorActiveOn.getTime() + IDLE_MS;
  return Math.max(gone, chat.lastMessageOn.getTime());
}

/** When a live chat ends by itself. */
export function endsOn(chat: Signs): Date {
  return new Date(quietSince(chat) + END_AFTER_MS);
}

/** When an ended chat counts as finished. One that was ended while the visitor was there is quiet from then on. */
export function transcriptOn(chat: Signs & { readonly endedOn: Date }): Date {
  return new Date(Math.min(quietSince(chat), chat.endedOn.getTime()) + TRANSCRIPT_AFTER_MS);
}

function tidyTag(tag: string): string {
  return tag.replace(/\s+/g, " ").trim();
}

/** The tags after adding; what is there already stays in its place. */
export function withTags(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more.map(tidyTag)])];
}

export function withoutTags(tags: readonly string[], fewer: readonly string[]): string[] {
  const gone = new Set(fewer.map(tidyTag));
  return tags.filter((tag) => !gone.has(tag));
}

/** A search as PostgreSQL's text search takes it: every word, each as the beginning of one. Undefined without words. */
export function searchTerms(query: string): string | undefined {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  return words
    .slice(0, 12)
    .map((word) => `${word.slice(0, 60)}:*`)
    .join(" & ");
}
