// chat.assign: whose chat it is.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { handOver, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAssign } from "../chat.events.ts";
import { Chat } from "../chat.resource.ts";
import { isLive } from "../chat.rules.ts";
import { memberOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.assign",
  summary: "Assign a chat to an agent, or to nobody.",
  description:
    "Without `agentId` the chat waits for whoever comes first. Assigning brings nobody into the chat: that is `chat.join`.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    agentId: Type.Optional(Id("agent it becomes")),
  }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_ended"),
  emits: [chatAssign],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.chat.id,
    agentId: world.newcomer.id,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, agentId }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (!isLive(chat.state)) return ctx.fail("chat_ended");
    const agent = agentId === undefined ? undefined : await memberOf(ctx, propertyId, agentId);
    const to = { agentId: agent?.id ?? null, departmentId: chat.department_id };
    if (to.agentId === chat.assigned_agent_id) return showChat(ctx, chat);
    return showChat(ctx, await handOver(ctx, chat, to, chatAssign));
  },
});
