// chat.mark-read: everything said so far has been seen.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { lockExisting, markRead } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatRead } from "../chat.events.ts";
import { chatInput } from "../chat.resource.ts";

export default defineMethod({
  name: "chat.mark-read",
  summary: "Mark everything said in a chat as read.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    as: Type.Optional(chatInput.as),
  }),
  result: strict({}),
  errors: chatErrors.pick("not_found"),
  emits: [chatRead],
  example: (world) => ({ propertyId: world.property.id, chatId: world.missedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, as = "agent" }) {
    await markRead(ctx, await lockExisting(ctx, propertyId, chatId), as);
    return {};
  },
});
