// chat.get-inbox: one chat as the agents' inbox shows it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { chatErrors } from "../chat.errors.ts";
import { InboxThread, presentInboxThread } from "../inbox.resource.ts";
import { findInboxChat } from "../inbox.store.ts";
import { findMessages } from "../message.store.ts";

export default defineMethod({
  name: "chat.get-inbox",
  summary: "Show a chat as the inbox shows it, with the ids of its messages.",
  scopes: ["chat_history_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  result: InboxThread,
  errors: chatErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, chatId: world.chat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId }) {
    const row = await findInboxChat(ctx.db, propertyId, chatId);
    if (!row) return ctx.fail("not_found");
    return presentInboxThread(row, await findMessages(ctx.db, propertyId, row.chat_id));
  },
});
