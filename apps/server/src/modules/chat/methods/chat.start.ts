// chat.start: a conversation with its first message, for shops' own forms and for other channels.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { VisitorDetailsInput } from "../../visitor/index.ts";
import { startChat } from "../chat.actions.ts";
import { chatAssign, chatStart } from "../chat.events.ts";
import { Chat, chatInput } from "../chat.resource.ts";
import { withTags } from "../chat.rules.ts";

export default defineMethod({
  name: "chat.start",
  summary: "Start a chat with a visitor's message.",
  description:
    "The message is the visitor's. Without `departmentId` the chat goes to the default department, whose rule may give it to an agent at once.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    visitor: VisitorDetailsInput,
    message: chatInput.text,
    departmentId: Type.Optional(Id("department")),
    tags: Type.Optional(chatInput.tags),
  }),
  result: Chat,
  emits: [chatStart, chatAssign, contactCreate, contactUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    visitor: { name: "Chiara Rinaldi", email: "chiara@rinaldi.example" },
    message: "Buongiorno, la zuppiera blu si può mettere in lavastoviglie?",
    departmentId: world.department.id,
    tags: ["product"],
  }),
  since: "0.1",
  handler: (ctx, { propertyId, visitor, message, departmentId, tags = [] }) =>
    startChat(ctx, { propertyId, visitor, text: message, departmentId, tags: withTags([], tags) }),
});
