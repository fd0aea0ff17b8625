// chat.send-message: an agent's answer, or what the visitor said on another channel.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { sendAtOnce, sendMessage } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentJoin, chatAssign, chatMessage, chatReopen } from "../chat.events.ts";
import { ChatMessage, chatInput, presentChatMessage } from "../chat.resource.ts";
import { ownSpeaker, speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.send-message",
  summary: "Say something in a chat, as an agent or for the visitor.",
  description:
    "An agent who is not in the chat joins it. With `as: visitor` a client hands over what the visitor said on another channel; that reopens a chat that had ended. Send a `messageId` of your own, or an `Idempotency-Key`: a message repeated with it is sent once. `files` are ids of uploaded files (files.create); with them `text` may be left out.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    text: Type.Optional(chatInput.text),
    files: Type.Optional(chatInput.files),
    as: Type.Optional(chatInput.as),
    agentId: chatInput.agentId,
    messageId: Type.Optional(chatInput.messageId),
  }),
  result: ChatMessage,
  errors: chatErrors.pick("not_found", "chat_ended", "chat_full", "message_id_taken"),
  emits: [chatMessage, chatAgentJoin, chatAssign, chatReopen],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.chat.id,
    text: "Certo, la spedizione è gratuita sopra i 90 euro.",
  }),
  since: "0.1",
  async quick(ctx, { propertyId, chatId, text, files, as, agentId, messageId }) {
    if (files || text === undefined) return undefined;
    const by = as === "visitor" ? as : ownSpeaker(ctx, agentId);
    const sent = by && (await sendAtOnce(ctx, { propertyId, chatId, by, text, messageId }));
    return sent && presentChatMessage(sent);
  },
  async handler(ctx, { propertyId, chatId, text, files, as, agentId, messageId }) {
    if (text === undefined && !files) return ctx.invalid("text", "is required where no files are sent");
    const by = as === "visitor" ? as : await speakerOf(ctx, propertyId, agentId);
    return presentChatMessage(
      await sendMessage(ctx, { propertyId, chatId, by, text: text ?? "", files, messageId }),
    );
  },
});
