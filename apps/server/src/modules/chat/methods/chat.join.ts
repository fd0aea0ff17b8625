// chat.join: an agent comes into a chat.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { joinChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatAgentJoin, chatAssign } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { isLive } from "../chat.rules.ts";
import { speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.join",
  summary: "Join a chat as an agent.",
  description:
    "Several agents may be in one chat. Whoever joins a chat that is nobody's makes it theirs. Joining twice changes nothing.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat"), agentId: chatInput.agentId }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_ended"),
  emits: [chatAgentJoin, chatAssign],
  example: (world) => ({ propertyId: world.property.id, chatId: world.chat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, agentId }) {
    const agent = await speakerOf(ctx, propertyId, agentId);
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (!isLive(chat.state)) return ctx.fail("chat_ended");
    return showChat(ctx, await joinChat(ctx, chat, agent));
  },
});
