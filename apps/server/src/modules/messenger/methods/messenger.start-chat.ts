// messenger.start-chat: a visitor begins to talk.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, strict, Type } from "../../../kernel/schema.ts";
import { chatAssign, chatEnd, chatInput, chatMessage, chatStart } from "../../chat/index.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput, VisitorChat } from "../messenger.resource.ts";
import { beginChat } from "../talk.actions.ts";

export default defineMethod({
  name: "messenger.start-chat",
  summary: "Start a chat as its visitor.",
  description:
    "Give `text`, `files`, `form` or several of them. What was filled in becomes the first message, one line per answer, and `text` the one after it; details are kept with the visitor. Whoever is in a chat already goes on with that one. Sent again with the same `messageId`, it is the same chat.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    messageId: chatInput.messageId,
    text: Type.Optional(messengerInput.text),
    files: Type.Optional(messengerInput.files),
    form: Type.Optional(
      strict({
        name: Type.Optional(messengerInput.name),
        email: Type.Optional(Email()),
        phone: Type.Optional(messengerInput.phone),
        departmentId: Type.Optional(Id("department")),
        answers: Type.Optional(messengerInput.answers),
      }),
    ),
  }),
  result: VisitorChat,
  errors: messengerErrors.pick("not_found", "chat_full", "message_id_taken", "banned"),
  emits: [chatStart, chatAssign, chatEnd, chatMessage, contactCreate, contactUpdate],
  example: (world) => ({
    messageId: "6ae8511013a5b7c2d9e0f4a1",
    text: "Buongiorno, il servizio ocra è tornato?",
    form: { name: "Giulia Marchetti", departmentId: world.department.id },
  }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  handler: beginChat,
});
