// messenger.get-chat: one of the visitor's chats with what was said.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type, Uuid } from "../../../kernel/schema.ts";
import { chatInput, findChat } from "../../chat/index.ts";
import { findShown, selfOf, showVisitorChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { VisitorChat } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.get-chat",
  summary: "Show a chat of the visitor's own with its messages.",
  description: "The last 500 entries; with `before`, the id of a message, those before it.",
  access: "visitor",
  scopes: [],
  effect: "read",
  params: strict({ chatId: Uuid("chat"), before: Type.Optional(chatInput.messageId) }),
  result: VisitorChat,
  errors: messengerErrors.pick("not_found"),
  example: (world) => ({ chatId: world.closedChat.id }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { chatId, before }) {
    const { propertyId, visitorId } = selfOf(ctx);
    const row = await findChat(ctx.db, propertyId, chatId);
    if (row?.visitor_id !== visitorId) return ctx.fail("not_found");
    return showVisitorChat(ctx.db, row, await findShown(ctx.db, row, before));
  },
});
