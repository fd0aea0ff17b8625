// chat.send-message: an agent's answer, or what the visitor said on another channel.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { sendAtOnce, sendMessage } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentJoin, chatAssign, chatMessage, chatReopen } from "../chat.events.ts";
import { ChatMessage, chatInput } from "../chat.resource.ts";
import { ownSpeaker, speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.send-message",
  summary: "Say something in a chat, as an agent or for the visitor.",
  description:
    "An agent who is not in the chat joins it. With `as: visitor` a client hands over what the visitor said on another channel; that reopens a chat that had ended. Send an `Idempotency-Key`: a message repeated with it is sent once.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    text: chatInput.text,
    as: Type.Optional(chatInput.as),
    agentId: chatInput.agentId,
  }),
  result: ChatMessage,
  errors: chatErrors.pick("not_found", "chat_ended"),
  emits: [chatMessage, chatAgentJoin, chatAssign, chatReopen],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.chat.id,
    text: "Certo, la spedizione è gratuita sopra i 90 euro.",
  }),
  since: "0.1",
  async quick(ctx, { propertyId, chatId, text, as, agentId }) {
    const by = as === "visitor" ? as : ownSpeaker(ctx, agentId);
    return by && sendAtOnce(ctx, { propertyId, chatId, by, text });
  },
  async handler(ctx, { propertyId, chatId, text, as, agentId }) {
    const by = as === "visitor" ? as : await speakerOf(ctx, propertyId, agentId);
    return sendMessage(ctx, { propertyId, chatId, by, text });
  },
});
