// What visitors' methods share: who is talking, their own chats, and how they see them.

import type { VisitorSelf } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import { findAgents } from "../account/index.ts";
import { isBanned } from "../bans/index.ts";
import {
  type ChatRow,
  changeChat,
  chatTag,
  findLastMessages,
  lockChat,
  lockLiveChat,
  MAX_TAGS,
  type Stretch,
} from "../chat/index.ts";
import { presentVisitorChat, type VisitorChat } from "./messenger.resource.ts";

/** The visitor who calls: the pipeline lets nobody else come here. */
export function selfOf(ctx: Context): VisitorSelf {
  const { visitor } = ctx.caller;
  if (!visitor) throw new Error("A visitor's method was called by somebody else.");
  return visitor;
}

/** One of the caller's own chats, locked for a change of it; another's is not there. */
export async function lockOwnChat(ctx: Context, chatId: string): Promise<ChatRow> {
  const self = selfOf(ctx);
  const row = await lockChat(ctx.db, self.propertyId, chatId);
  return row && !row.deleted_on && row.visitor_id === self.visitorId ? row : ctx.fail("not_found");
}

/** Shown at a time: a chat may go on for years. */
const SHOWN = 500;
const SHOWN_CHARACTERS = 100_000;

/** What was said last, or before a message. */
export async function findShown(db: Database, row: ChatRow, before?: string): Promise<Stretch> {
  return findLastMessages(db, row.property_id, row.chat_id, {
    most: SHOWN,
    characters: SHOWN_CHARACTERS,
    before,
  });
}

export async function showVisitorChat(
  db: Database,
  row: ChatRow,
  known?: Stretch,
): Promise<Static<typeof VisitorChat>> {
  return presentVisitorChat(row, known ?? (await findShown(db, row)), await agentsOf(db, row));
}

/** In the order they came. */
async function agentsOf(db: Database, { agents }: ChatRow) {
  if (agents.length === 0) return [];
  const found = await findAgents(db, agents);
  return agents.flatMap((id) => found.find(({ agent_id }) => agent_id === id) ?? []);
}

/** In the contract's own words (compatibility §3.5), at the parameter they are about. */
export function refuseFault(
  ctx: Context,
  fault: string,
  path: "attributes" | "metadata" | "name" | "tags",
): never {
  const code = fault.endsWith("_LIMIT_EXCEEDED")
    ? "limit_exceeded"
    : path === "tags"
      ? "tags_refused"
      : "attributes_refused";
  return ctx.fail(code, { message: fault, path });
}

/** The chat the caller is in has the tags their pages give them; a chat that is full takes no more. Answers the chat. */
export async function tagLiveChat(
  ctx: Context,
  change: (tags: readonly string[]) => readonly string[],
): Promise<string | undefined> {
  const { propertyId, visitorId } = selfOf(ctx);
  const chat = await lockLiveChat(ctx.db, propertyId, visitorId);
  const tags = chat && change(chat.tags);
  if (tags && tags.length <= MAX_TAGS && tags.join("\n") !== chat.tags.join("\n"))
    await changeChat(ctx, chat, { tags: [...tags] }, chatTag);
  return chat?.chat_id;
}

/** Neither visitor nor address is banned here. Refuses `banned`. */
export async function refuseBanned(ctx: Context): Promise<void> {
  const { propertyId, visitorId } = selfOf(ctx);
  if (await isBanned(ctx.db, { propertyId, visitorId, ip: ctx.request.ip, now: ctx.now }))
    return ctx.fail("banned");
}
