// messenger.send-message: a visitor says something.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type, Uuid } from "../../../kernel/schema.ts";
import { chatInput, chatMessage, chatReopen, sendAtOnce, sendMessage } from "../../chat/index.ts";
import { refuseBanned, selfOf } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput, presentVisitorMessage, VisitorMessage } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.send-message",
  summary: "Say something in a chat as its visitor.",
  description:
    "Reopens a chat that had ended. Sent again with the same `messageId`, it is the same message. `files` are ids of uploaded files (messenger.create-file); with them `text` may be left out.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    chatId: Uuid("chat"),
    messageId: chatInput.messageId,
    text: Type.Optional(messengerInput.text),
    files: Type.Optional(messengerInput.files),
  }),
  result: VisitorMessage,
  errors: messengerErrors.pick("not_found", "chat_full", "message_id_taken", "banned"),
  emits: [chatMessage, chatReopen],
  example: (world) => ({
    chatId: world.chat.id,
    messageId: "6ae8511013a5b7c2d9e0f4a2",
    text: "Anche a Cagliari?",
  }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async quick(ctx, { chatId, messageId, text, files }) {
    const self = selfOf(ctx);
    // A ban closes the lines of whom it is for, so over a line it needs no look.
    if (!self.onLine || files || text === undefined) return undefined;
    const sent = await sendAtOnce(ctx, { ...self, chatId, messageId, text, by: "visitor" });
    return sent && presentVisitorMessage(sent);
  },
  async handler(ctx, { chatId, messageId, text = "", files }) {
    if (text === "" && !files) return ctx.invalid("text", "is required where no files are sent");
    await refuseBanned(ctx);
    const words = { chatId, messageId, text, files };
    const sent = await sendMessage(ctx, { ...selfOf(ctx), ...words, by: "visitor" });
    return presentVisitorMessage(sent);
  },
});
