// Where visitors go while they are in a chat.

import type { Context } from "../../kernel/context.ts";
import { entryBy } from "./chat.actions.ts";
import { chatNav } from "./chat.events.ts";
import { presentChatMessage } from "./chat.resource.ts";
import { type ChatRow, updateChat } from "./chat.store.ts";
import { insertEntry } from "./message.store.ts";

/** Entries of a chat that are no messages: after so many pages the chat tells of no more, and the list of visitors does. */
const MOST_ENTRIES = 500;

/** The visitor of a live chat is on another page; agents see where. */
export async function followVisitor(
  ctx: Context,
  chat: ChatRow,
  page: { readonly url: string; readonly title: string },
): Promise<void> {
  if (chat.position - chat.message_count >= MOST_ENTRIES) return;
  const entry = { ...entryBy(ctx, chat, "nav", "visitor"), page };
  const moved: ChatRow = {
    ...chat,
    position: chat.position + 1,
    // Where they go is nothing for them to read.
    visitor_read_position:
      chat.visitor_read_position === chat.position ? chat.position + 1 : chat.visitor_read_position,
    updated_on: ctx.now,
    visitor_active_on: ctx.now,
    visitor_left_on: null,
  };
  await updateChat(ctx.db, moved);
  await insertEntry(ctx.db, entry, moved.position);
  ctx.emit(chatNav, { propertyId: chat.property_id, payload: presentChatMessage(entry) });
}
