// messenger.rate-chat: what the visitor thought of it.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type, Uuid } from "../../../kernel/schema.ts";
import { changeChat, chatRate } from "../../chat/index.ts";
import { lockOwnChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";

const Rating = Type.Integer({ minimum: -1, maximum: 1, description: "1 good, -1 bad, 0 takes it back." });

export default defineMethod({
  name: "messenger.rate-chat",
  summary: "Rate a chat as its visitor.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ chatId: Uuid("chat"), rating: Rating }),
  result: strict({ rating: Rating }),
  errors: messengerErrors.pick("not_found"),
  emits: [chatRate],
  example: (world) => ({ chatId: world.chat.id, rating: 1 }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async handler(ctx, { chatId, rating }) {
    const chat = await lockOwnChat(ctx, chatId);
    if (chat.rating !== rating) await changeChat(ctx, chat, { rating }, chatRate);
    return { rating };
  },
});
