// chat.end: the conversation is over.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { endChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatEnd } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";

export default defineMethod({
  name: "chat.end",
  summary: "End a chat.",
  description:
    "Ended by an agent, a chat is `closed`, a missed one too. With `as: visitor` a chat that nobody answered stays `open`, which is missed.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    as: Type.Optional(chatInput.as),
  }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_ended"),
  emits: [chatEnd],
  example: (world) => ({ propertyId: world.property.id, chatId: world.chat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, as = "agent" }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (chat.state === "ended" || (chat.state === "missed" && as === "visitor"))
      return ctx.fail("chat_ended");
    return showChat(ctx, await endChat(ctx, chat, as));
  },
});
