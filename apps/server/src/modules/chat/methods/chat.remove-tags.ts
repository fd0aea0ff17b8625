// chat.remove-tags: takes words off a chat.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { changeChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatTag } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { withoutTags } from "../chat.rules.ts";

export default defineMethod({
  name: "chat.remove-tags",
  summary: "Remove tags from a chat.",
  description: "Tags it does not have are passed over.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat"), tags: chatInput.tags }),
  result: Chat,
  errors: chatErrors.pick("not_found"),
  emits: [chatTag],
  example: (world) => ({ propertyId: world.property.id, chatId: world.closedChat.id, tags: ["order"] }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, tags }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    const left = withoutTags(chat.tags, tags);
    if (left.length === chat.tags.length) return showChat(ctx, chat);
    return showChat(ctx, await changeChat(ctx, chat, { tags: left }, chatTag));
  },
});
