// chat.reopen: a chat that had ended goes on.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { lockExisting, reopenChat, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatReopen } from "../chat.events.ts";
import { Chat } from "../chat.resource.ts";
import { isLive } from "../chat.rules.ts";

export default defineMethod({
  name: "chat.reopen",
  summary: "Go on with a chat that had ended or was missed.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_not_ended"),
  emits: [chatReopen],
  example: (world) => ({ propertyId: world.property.id, chatId: world.missedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    if (isLive(chat.state)) return ctx.fail("chat_not_ended");
    return showChat(ctx, await reopenChat(ctx, chat, "agent"));
  },
});
