// chat.delete: a chat goes to the bin, from which it can be restored.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { changeChat, lockExisting } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatDelete } from "../chat.events.ts";

export default defineMethod({
  name: "chat.delete",
  summary: "Put a chat in the bin.",
  description:
    "It is gone from lists and for `chat.get`; `deleted: true` of `chat.list` shows it, and `chat.restore` brings it back for 30 days.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  result: strict({}),
  errors: chatErrors.pick("not_found"),
  emits: [chatDelete],
  example: (world) => ({ propertyId: world.property.id, chatId: world.missedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    await changeChat(ctx, chat, { deleted_on: ctx.now }, chatDelete);
    return {};
  },
});
