// What time does to chats: they end when their visitor has gone, and what lay in the bin for its days is gone for good.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { Id, strict, Uuid } from "../../kernel/schema.ts";
import { endChat } from "./chat.actions.ts";
import { binHorizon, endsOn, isLive, QUIET_MS } from "./chat.rules.ts";
import { findQuietChats, lockChat, purgeChats } from "./chat.store.ts";

export { chatTranscript } from "./transcript.jobs.ts";

/** Looks again under lock: the visitor may have come back since the sweep. */
export const chatEndGone = defineJob({
  name: "chat.end-gone",
  payload: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  maxAttempts: 5,
  transaction: true,
  async run(ctx, { propertyId, chatId }) {
    const chat = await lockChat(ctx.db, propertyId, chatId);
    if (!chat || chat.deleted_on || !isLive(chat.state)) return;
    if (endOf(chat) <= ctx.now) await endChat(ctx, chat, "time");
  },
});

/** Every minute: each chat that is due before the next sweep gets a job at its very moment. */
export const chatSweep = defineJob({
  name: "chat.sweep",
  payload: strict({}),
  maxAttempts: 1,
  async run(ctx) {
    const nextSweep = new Date(ctx.now.getTime() + 60_000);
    for (const chat of await findQuietChats(ctx.db, new Date(nextSweep.getTime() - QUIET_MS))) {
      const runAt = endOf(chat);
      if (runAt > nextSweep) continue;
      const { property_id: propertyId, chat_id: chatId } = chat;
      await ctx.enqueue(chatEndGone, { propertyId, chatId }, { runAt, key: `chat.end-gone ${chatId}` });
    }
  },
});

export const chatPurge = defineJob({
  name: "chat.purge",
  payload: strict({}),
  maxAttempts: 5,
  transaction: true,
  run: (ctx) => purgeChats(ctx.db, binHorizon(ctx.now)),
});

export const schedules: readonly Schedule[] = [
  { job: chatSweep, cron: "* * * * *" },
  { job: chatPurge, cron: "41 3 * * *" },
];

function endOf(chat: { visitor_active_on: Date; visitor_left_on: Date | null; last_message_on: Date }): Date {
  return endsOn({
    visitorActiveOn: chat.visitor_active_on,
    visitorLeftOn: chat.visitor_left_on,
    lastMessageOn: chat.last_message_on,
  });
}
