// chat.invite: an agent's first words to a visitor who has not written.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { VisitorId } from "../../visitor/index.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentJoin, chatAssign, chatMessage, chatStart } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { inviteVisitor } from "../invite.actions.ts";
import { speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.invite",
  summary: "Write to a visitor first, and so start a chat with them.",
  description:
    "The chat is the agent's, who is in it at once; the visitor's widget shows the message. A visitor who is in a chat gets the message there. Without `departmentId` a new chat belongs to the default department.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    visitorId: VisitorId(),
    message: chatInput.text,
    departmentId: Type.Optional(Id("department")),
    agentId: chatInput.agentId,
  }),
  result: Chat,
  errors: chatErrors.pick("chat_ended", "chat_full", "not_found", "message_id_taken"),
  emits: [chatStart, chatAgentJoin, chatMessage, chatAssign],
  example: (world) => ({
    propertyId: world.property.id,
    visitorId: world.closedChat.visitorId,
    message: "Buongiorno! Posso aiutarla a scegliere?",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, visitorId, message, departmentId, agentId }) {
    const by = await speakerOf(ctx, propertyId, agentId);
    return inviteVisitor(ctx, { propertyId, visitorId, by, text: message, departmentId });
  },
});
