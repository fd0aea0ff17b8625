// chat.add-tags: words to find chats by.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Uuid } from "../../../kernel/schema.ts";
import { changeChat, lockExisting, showChat } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatTag } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { MAX_TAGS, withTags } from "../chat.rules.ts";

export default defineMethod({
  name: "chat.add-tags",
  summary: "Add tags to a chat.",
  description: "Tags it has already stay as they are. A chat has at most 50.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat"), tags: chatInput.tags }),
  result: Chat,
  errors: chatErrors.pick("not_found", "too_many_tags"),
  emits: [chatTag],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.closedChat.id,
    tags: ["christmas"],
  }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, tags }) {
    const chat = await lockExisting(ctx, propertyId, chatId);
    const all = withTags(chat.tags, tags);
    if (all.length === chat.tags.length) return showChat(ctx, chat);
    if (all.length > MAX_TAGS) return ctx.fail("too_many_tags", { path: "tags" });
    return showChat(ctx, await changeChat(ctx, chat, { tags: all }, chatTag));
  },
});
