// chat.leave: an agent goes out of a chat, which goes on.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { leaveChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentLeave } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.leave",
  summary: "Leave a chat as an agent.",
  description: "The chat goes on, and stays assigned to whom it was.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat"), agentId: chatInput.agentId }),
  result: Chat,
  errors: chatErrors.pick("not_found", "not_in_chat"),
  emits: [chatAgentLeave],
  example: (world) => ({ propertyId: world.property.id, chatId: world.chat.id }),
  exampleAs: (world) => ({ key: world.agent.key }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, agentId }) {
    const agent = await speakerOf(ctx, propertyId, agentId);
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (!chat.present_agents.includes(agent.id)) return ctx.fail("not_in_chat");
    return showChat(ctx, await leaveChat(ctx, chat, agent));
  },
});
