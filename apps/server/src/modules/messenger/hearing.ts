// The keys a visitor's line holds: all visitors' of the property, the visitor's own, and those of their chats.

import type { VisitorSelf } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import type { LedgerFilter } from "../../kernel/ledger.ts";
import { findRecentChatIds } from "../chat/index.ts";
import { publicVisitorId } from "../visitor/index.ts";

export async function hearingOf(
  db: Database,
  { propertyId, visitorId }: VisitorSelf,
  isNew: boolean,
): Promise<LedgerFilter> {
  const chats = isNew ? [] : await findRecentChatIds(db, propertyId, visitorId);
  return {
    within: [propertyId],
    whole: [],
    keys: [
      `visitors:${propertyId}`,
      `visitor:${publicVisitorId(propertyId, visitorId)}`,
      ...chats.map(keyOf),
    ],
  };
}

/** The key of a chat that begins or turns by this event: whoever hears of it hears from then on what is said there. */
export function chatKeyIn({
  event,
  payload,
}: {
  readonly event: string;
  readonly payload: unknown;
}): string | undefined {
  if (event === "chat:start" || event === "chat:visitor") return keyOf((payload as { id: string }).id);
  if (event === "chat:reopen" || event === "chat:end") return keyOf((payload as { chatId: string }).chatId);
  return undefined;
}

/** By the key of a chat: whoever holds it is its visitor. */
export function keyOf(chatId: string): string {
  return `chat:${chatId}`;
}
