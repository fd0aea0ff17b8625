// What visitors' methods share: who is talking, their own chats, and how they see them.

import type { VisitorSelf } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import { findAgents } from "../account/index.ts";
import { type ChatRow, findMessages, lockChat, type MessageRow } from "../chat/index.ts";
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

export async function showVisitorChat(
  db: Database,
  row: ChatRow,
  known?: readonly MessageRow[],
): Promise<Static<typeof VisitorChat>> {
  const messages = known ?? (await findMessages(db, row.property_id, row.chat_id));
  return presentVisitorChat(row, messages, await agentsOf(db, row));
}

/** In the order they came. */
async function agentsOf(db: Database, { agents }: ChatRow) {
  if (agents.length === 0) return [];
  const found = await findAgents(db, agents);
  return agents.flatMap((id) => found.find(({ agent_id }) => agent_id === id) ?? []);
}
