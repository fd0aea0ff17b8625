// What was said in a chat as one fact, told when the chat has ended and come to rest.

import type { Context } from "../../kernel/context.ts";
import { defineJob } from "../../kernel/define.ts";
import { Id, strict, Time, Uuid } from "../../kernel/schema.ts";
import { chatTranscriptCreated } from "./chat.events.ts";
import { presentChat } from "./chat.resource.ts";
import { isLive, transcriptOn } from "./chat.rules.ts";
import { type ChatRow, lockChat } from "./chat.store.ts";
import { findMessages } from "./message.store.ts";

/** Of this end and no other: whoever opened the chat again has it told after the next one. */
export const chatTranscript = defineJob({
  name: "chat.transcript",
  payload: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    endedOn: Time("The end it was queued for."),
  }),
  maxAttempts: 10,
  transaction: true,
  async run(ctx, { propertyId, chatId, endedOn }) {
    const chat = await lockChat(ctx.db, propertyId, chatId);
    if (!chat || chat.deleted_on || isLive(chat.state) || chat.ended_on?.toISOString() !== endedOn) return;
    const messages = await findMessages(ctx.db, propertyId, chatId);
    ctx.emit(chatTranscriptCreated, { propertyId, payload: presentChat(chat, messages) });
  },
});

/** Takes the place of one that waits for an earlier end. */
export async function queueTranscript(ctx: Context, chat: ChatRow): Promise<void> {
  const { property_id: propertyId, chat_id: chatId, ended_on: endedOn } = chat;
  if (!endedOn) throw new Error(`Chat ${chatId} has not ended.`);
  const runAt = transcriptOn({
    visitorActiveOn: chat.visitor_active_on,
    visitorLeftOn: chat.visitor_left_on,
    lastMessageOn: chat.last_message_on,
    endedOn,
  });
  const payload = { propertyId, chatId, endedOn: endedOn.toISOString() };
  await ctx.enqueue(chatTranscript, payload, { runAt, key: `transcript:${chatId}` });
}
