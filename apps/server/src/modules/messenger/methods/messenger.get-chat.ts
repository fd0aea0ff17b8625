// messenger.get-chat: one of the visitor's chats with all that was said.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Uuid } from "../../../kernel/schema.ts";
import { findChat } from "../../chat/index.ts";
import { selfOf, showVisitorChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { VisitorChat } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.get-chat",
  summary: "Show a chat of the visitor's own with its messages.",
  access: "visitor",
  scopes: [],
  effect: "read",
  params: strict({ chatId: Uuid("chat") }),
  result: VisitorChat,
  errors: messengerErrors.pick("not_found"),
  example: (world) => ({ chatId: world.closedChat.id }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { chatId }) {
    const { propertyId, visitorId } = selfOf(ctx);
    const row = await findChat(ctx.db, propertyId, chatId);
    return row?.visitor_id === visitorId ? showVisitorChat(ctx.db, row) : ctx.fail("not_found");
  },
});
