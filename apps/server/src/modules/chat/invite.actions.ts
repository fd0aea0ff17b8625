// An agent speaks first, to somebody who looks around on the site.

import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { lockVisitor, ownVisitorId } from "../visitor/index.ts";
import { departmentFor } from "./assignment.actions.ts";
import { dutyOf, entryBy, freshChat, messageBy, sendMessage, showChat } from "./chat.actions.ts";
import { chatAssign, chatStart } from "./chat.events.ts";
import { type Chat, presentChat } from "./chat.resource.ts";
import { insertChat, lockChat } from "./chat.store.ts";
import { insertEntry } from "./message.store.ts";
import type { Speaker } from "./speaker.actions.ts";
import { lockLiveChat } from "./visitor.store.ts";

/**
 * In the visitor's live chat where there is one, else in a new one, which is the agent's from its beginning and counts as
 * answered: nobody was kept waiting. Refuses `visitorId`.
 */
export async function inviteVisitor(
  ctx: Context,
  o: {
    propertyId: string;
    visitorId: string;
    by: Speaker;
    text: string;
    departmentId: string | undefined;
  },
): Promise<Static<typeof Chat>> {
  const { propertyId, by, text } = o;
  const department = await departmentFor(ctx, propertyId, o.departmentId);
  const own = ownVisitorId(propertyId, o.visitorId);
  // Locked, or the visitor and two agents who write at once would begin three chats.
  const visitor = own === undefined ? undefined : await lockVisitor(ctx.db, propertyId, own);
  if (!visitor) return ctx.invalid("visitorId", "must be a visitor of the property");
  const live = await lockLiveChat(ctx.db, propertyId, visitor.visitor_id);
  if (live) {
    const { chat_id: chatId } = live;
    await sendMessage(ctx, { propertyId, chatId, by, text });
    return showChat(ctx, (await lockChat(ctx.db, propertyId, chatId)) ?? live);
  }
  const chat = {
    ...freshChat(ctx, visitor, department),
    state: "served" as const,
    assigned_agent_id: by.id,
    assigned_on: ctx.now,
    agents: [by.id],
    present_agents: [by.id],
    position: 2,
    message_count: 1,
    agent_read_position: 2,
    answered_on: ctx.now,
  };
  const messages = [entryBy(ctx, chat, "agent-join", by), messageBy(ctx, chat, by, { text })];
  await insertChat(ctx.db, chat);
  for (const [at, message] of messages.entries()) await insertEntry(ctx.db, message, at + 1);
  const shown = presentChat(chat, messages);
  const messageIds = messages.map(({ message_id }) => message_id);
  ctx.emit(chatStart, { propertyId, payload: { ...shown, messageIds } });
  ctx.emit(chatAssign, { propertyId, payload: dutyOf(chat) });
  return shown;
}
