// chat.transfer: hands a chat to another agent, or to a department whose rule finds one.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { assignByRule, departmentFor } from "../assignment.actions.ts";
import { handOver, leaveChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentLeave, chatTransfer } from "../chat.events.ts";
import { Chat } from "../chat.resource.ts";
import { isLive } from "../chat.rules.ts";
import { memberOf, ownSpeaker } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.transfer",
  summary: "Hand a chat to another agent or department.",
  description:
    "Give `agentId` or `departmentId`. The agent who calls leaves the chat, once it is another's. A department gives it to one of its agents by its rule, or leaves it for whoever comes first.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    agentId: Type.Optional(Id("agent who takes it")),
    departmentId: Type.Optional(Id("department that takes it")),
  }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_ended"),
  emits: [chatTransfer, chatAgentLeave],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.chat.id,
    departmentId: world.department.id,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, agentId, departmentId }) {
    if ((agentId === undefined) === (departmentId === undefined))
      return ctx.invalid("agentId", "give either agentId or departmentId");
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (!isLive(chat.state)) return ctx.fail("chat_ended");
    const agent = agentId === undefined ? undefined : await memberOf(ctx, propertyId, agentId);
    const department = agent ? undefined : await departmentFor(ctx, propertyId, departmentId);
    const to = {
      agentId: agent?.id ?? (department && (await assignByRule(ctx, department))) ?? null,
      departmentId: department?.department_id ?? chat.department_id,
    };
    const handed = await handOver(ctx, chat, to, chatTransfer);
    const giver = ownSpeaker(ctx, undefined);
    const leaves = giver && giver.id !== to.agentId && chat.present_agents.includes(giver.id);
    return showChat(ctx, leaves ? await leaveChat(ctx, handed, giver) : handed);
  },
});
