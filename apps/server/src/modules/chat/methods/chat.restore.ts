// chat.restore: brings a chat back from the bin.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatRestore } from "../chat.events.ts";
import { Chat } from "../chat.resource.ts";
import { lockChat, updateChat } from "../chat.store.ts";

export default defineMethod({
  name: "chat.restore",
  summary: "Take a chat out of the bin.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat") }),
  result: Chat,
  errors: chatErrors.pick("not_found", "chat_not_deleted"),
  emits: [chatRestore],
  example: (world) => ({ propertyId: world.property.id, chatId: world.deletedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId }) {
    const chat = await lockChat(ctx.db, propertyId, chatId);
    if (!chat) return ctx.fail("not_found");
    if (!chat.deleted_on) return ctx.fail("chat_not_deleted");
    const restored = { ...chat, deleted_on: null, updated_on: ctx.now };
    await updateChat(ctx.db, restored);
    const payload = await showChat(ctx, restored);
    ctx.emit(chatRestore, { propertyId, payload });
    return payload;
  },
});
