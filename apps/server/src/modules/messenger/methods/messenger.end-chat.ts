// messenger.end-chat: the visitor has finished.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Uuid } from "../../../kernel/schema.ts";
import { chatEnd, endChat, isLive } from "../../chat/index.ts";
import { lockOwnChat, showVisitorChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { VisitorChat } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.end-chat",
  summary: "End a chat as its visitor.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ chatId: Uuid("chat") }),
  result: VisitorChat,
  errors: messengerErrors.pick("not_found", "chat_ended"),
  emits: [chatEnd],
  example: (world) => ({ chatId: world.chat.id }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async handler(ctx, { chatId }) {
    const chat = await lockOwnChat(ctx, chatId);
    if (!isLive(chat.state)) return ctx.fail("chat_ended");
    return showVisitorChat(ctx.db, await endChat(ctx, chat, "visitor"));
  },
});
