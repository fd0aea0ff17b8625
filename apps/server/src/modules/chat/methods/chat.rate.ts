// chat.rate: what the visitor thought of it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { changeChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatRate } from "../chat.events.ts";
import { Chat } from "../chat.resource.ts";

export default defineMethod({
  name: "chat.rate",
  summary: "Rate a chat for its visitor.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    rating: Type.Integer({ minimum: -1, maximum: 1, description: "1 good, -1 bad, 0 takes a rating back." }),
  }),
  result: Chat,
  errors: chatErrors.pick("not_found"),
  emits: [chatRate],
  example: (world) => ({ propertyId: world.property.id, chatId: world.chat.id, rating: 1 }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, rating }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (chat.rating === rating) return showChat(ctx, chat);
    return showChat(ctx, await changeChat(ctx, chat, { rating }, chatRate));
  },
});
