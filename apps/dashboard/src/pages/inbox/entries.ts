// What a conversation looks like from its entries: days apart, runs of one sender together, pages and comings and goings
// as lines between them. Pure.

import type { Outgoing } from "../../live/outbox.ts";
import type { Said, Thread } from "../../live/reduce.ts";

export interface Bubble {
  readonly id: string;
  readonly text: string;
  readonly files: NonNullable<Said["attchs"]>;
  readonly at: string;
  /** Mine, not yet acknowledged; absent for what the server has. */
  readonly outgoing?: Outgoing;
}

export type Entry =
  | { readonly kind: "day"; readonly id: string; readonly at: string }
  | { readonly kind: "unread"; readonly id: string }
  | { readonly kind: "line"; readonly id: string; readonly message: Said }
  | {
      readonly kind: "run";
      readonly id: string;
      readonly of: "visitor" | "agent" | "system" | "note";
      readonly agentId: string | undefined;
      readonly name: string | undefined;
      readonly bubbles: readonly Bubble[];
    };

type Run = Extract<Entry, { kind: "run" }>;
type Item = { readonly at: string } & (
  | { readonly kind: "line"; readonly message: Said }
  | ({ readonly kind: "bubble"; readonly bubble: Bubble } & Pick<Run, "of" | "agentId" | "name">)
);

/** A run ends when its sender was silent for so long. */
const RUN_MS = 5 * 60_000;

export function entriesOf(
  thread: Thread,
  options: {
    outgoing?: readonly Outgoing[];
    me?: { id: string; name: string };
    /** What the visitor said from this moment on was unread when the chat was opened. */
    unreadFrom?: string | undefined;
    timeZone?: string;
  } = {},
): Entry[] {
  const { outgoing = [], me, unreadFrom, timeZone } = options;
  // The event that tells of one may come before the reply to my sending it.
  const sent = new Set([
    ...thread.messages.map(({ messageId }) => messageId),
    ...thread.notes.map(({ noteId }) => noteId),
  ]);
  const items: Item[] = [
    ...thread.messages.map(itemOf),
    ...thread.notes.map(
      ({ noteId, agentId, agentName, text, createdOn }): Item => ({
        ...{ kind: "bubble", of: "note", agentId, name: agentName, at: createdOn },
        bubble: { id: noteId, text, files: [], at: createdOn },
      }),
    ),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  items.push(
    ...outgoing
      .filter(({ messageId }) => !sent.has(messageId))
      .map((one): Item => {
        const { messageId: id, text, at, kind } = one;
        const files = one.files.map(({ attached }) => attached);
        const of = kind === "note" ? "note" : "agent";
        const bubble = { id, text, files, at, outgoing: one };
        return { kind: "bubble", of, agentId: me?.id, name: me?.name, at, bubble };
      }),
  );
  return group(items, dayWith(timeZone), unreadFrom);
}

function group(
  items: readonly Item[],
  dayOf: (at: string) => string,
  unreadFrom: string | undefined,
): Entry[] {
  const entries: Entry[] = [];
  let day = "";
  let marked = unreadFrom === undefined;
  for (const item of items) {
    if (dayOf(item.at) !== day) {
      day = dayOf(item.at);
      entries.push({ kind: "day", id: `day ${day}`, at: item.at });
    }
    if (item.kind === "line") {
      entries.push({ kind: "line", id: item.message.messageId, message: item.message });
      continue;
    }
    if (!marked && item.of === "visitor" && item.at >= (unreadFrom ?? "")) {
      marked = true;
      entries.push({ kind: "unread", id: "unread" });
    }
    const last = entries.at(-1);
    if (last?.kind === "run" && goesOn(last, item)) {
      entries[entries.length - 1] = { ...last, bubbles: [...last.bubbles, item.bubble] };
      continue;
    }
    const { of, agentId, name, bubble } = item;
    entries.push({ kind: "run", id: bubble.id, of, agentId, name, bubbles: [bubble] });
  }
  return entries;
}

function itemOf(message: Said): Item {
  const { messageId, type, sender, time, msg = "", attchs = [] } = message;
  if (type !== "msg") return { kind: "line", at: time, message };
  const of = sender.t === "v" ? "visitor" : sender.t === "a" ? "agent" : "system";
  const bubble = { id: messageId, text: msg, files: attchs, at: time };
  return { kind: "bubble", of, agentId: sender.id, name: sender.n, at: time, bubble };
}

function goesOn(run: Run, item: Extract<Item, { kind: "bubble" }>): boolean {
  const last = run.bubbles.at(-1);
  if (!last || run.of !== item.of || run.agentId !== item.agentId) return false;
  return Date.parse(item.at) - Date.parse(last.at) < RUN_MS;
}

/** The day of a moment where the reader is. */
function dayWith(timeZone: string | undefined): (at: string) => string {
  const days = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...(timeZone && { timeZone }) });
  return (at) => days.format(new Date(at));
}

/** The page a visitor is on, as far as the chat tells. */
export function pageIn(thread: Thread | undefined): { url: string; title: string } | undefined {
  return thread?.messages.findLast(({ type }) => type === "nav")?.data;
}

export type Piece = { readonly text: string; readonly href?: string };

const LINK = /\bhttps?:\/\/[^\s<>"']+/gi;

/** A text cut at its links; a full stop or bracket after one is not part of it. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = linkIn(match[0]);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: link, href: link });
    from = match.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Without a pattern: what a stranger writes must not take long to read, whatever it is. */
function linkIn(found: string): string {
  let end = found.length;
  while (".,;:!?".includes(found[end - 1] ?? " ")) end--;
  let closing = end;
  while (found[closing - 1] === ")") closing--;
  const opened = found.lastIndexOf("(", closing) > found.lastIndexOf(")", closing - 1);
  return found.slice(0, opened ? end : closing);
}

/** Up to three emoji and nothing else are shown large. */
export function isJustEmoji(text: string): boolean {
  const one =
    /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{fe0f}|\u{200d}\p{Extended_Pictographic})*\s*/u;
  return new RegExp(`^(?:${one.source}){1,3}$`, "u").test(text.trim());
}
