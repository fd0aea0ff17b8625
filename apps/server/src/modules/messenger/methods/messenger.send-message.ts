// messenger.send-message: a visitor says something.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Uuid } from "../../../kernel/schema.ts";
import { chatMessage, chatReopen, sendAtOnce, sendMessage } from "../../chat/index.ts";
import { refuseBanned, selfOf } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { MessageId, messengerInput, presentVisitorMessage, VisitorMessage } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.send-message",
  summary: "Say something in a chat as its visitor.",
  description: "Reopens a chat that had ended. Sent again with the same `messageId`, it is the same message.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ chatId: Uuid("chat"), messageId: MessageId, text: messengerInput.text }),
  result: VisitorMessage,
  errors: messengerErrors.pick("not_found", "message_id_taken", "banned"),
  emits: [chatMessage, chatReopen],
  example: (world) => ({
    chatId: world.chat.id,
    messageId: "6ae8511013a5b7c2d9e0f4a2",
    text: "Anche a Cagliari?",
  }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async quick(ctx, { chatId, messageId, text }) {
    const sent = await sendAtOnce(ctx, { ...selfOf(ctx), chatId, messageId, text, by: "visitor" });
    return sent && presentVisitorMessage(sent);
  },
  async handler(ctx, { chatId, messageId, text }) {
    // A ban ends the live chats of whom it is for, so the quick way needs no look.
    await refuseBanned(ctx);
    const sent = await sendMessage(ctx, { ...selfOf(ctx), chatId, messageId, text, by: "visitor" });
    return presentVisitorMessage(sent);
  },
});
