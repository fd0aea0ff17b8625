// messenger.mark-read: the visitor has seen everything said so far.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Uuid } from "../../../kernel/schema.ts";
import { chatRead, markRead } from "../../chat/index.ts";
import { lockOwnChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";

export default defineMethod({
  name: "messenger.mark-read",
  summary: "Mark everything said in a chat as read by its visitor.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ chatId: Uuid("chat") }),
  result: strict({}),
  errors: messengerErrors.pick("not_found"),
  emits: [chatRead],
  example: (world) => ({ chatId: world.chat.id }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async handler(ctx, { chatId }) {
    await markRead(ctx, await lockOwnChat(ctx, chatId), "visitor");
    return {};
  },
});
