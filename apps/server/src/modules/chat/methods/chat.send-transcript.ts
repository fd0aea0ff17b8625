// chat.send-transcript: what was said, by mail.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, OneOf, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { mailLanguages } from "../../mail/index.ts";
import { chatErrors } from "../chat.errors.ts";
import { findChat } from "../chat.store.ts";
import { mailTranscript } from "../transcript.actions.ts";

export default defineMethod({
  name: "chat.send-transcript",
  summary: "Mail what was said in a chat.",
  description:
    "Messages alone, with the property's name and in its time zone; no internal notes. Without `email` it goes to the visitor's address.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    email: Type.Optional(Email("Where to; the visitor's address when left out.")),
    language: Type.Optional(OneOf(mailLanguages, "Language of the mail; the property's when left out.")),
  }),
  result: strict({}),
  errors: chatErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, chatId: world.closedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, email, language }) {
    const chat = await findChat(ctx.db, propertyId, chatId);
    if (!chat) return ctx.fail("not_found");
    const to = email ?? chat.visitor_email;
    if (!to) return ctx.invalid("email", "is required: the visitor left no address");
    await mailTranscript(ctx, chat, { to, language });
    return {};
  },
});
