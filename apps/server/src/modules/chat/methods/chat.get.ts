// chat.get: one chat with all that was said.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { Chat } from "../chat.resource.ts";
import { findChat } from "../chat.store.ts";

export default defineMethod({
  name: "chat.get",
  summary: "Show a chat with its messages.",
  scopes: ["chat_history_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  result: Chat,
  errors: chatErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, chatId: world.closedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId }) {
    const row = await findChat(ctx.db, propertyId, chatId);
    return row ? showChat(ctx, row) : ctx.fail("not_found");
  },
});
