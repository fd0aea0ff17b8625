// messenger.submit-offline-form: a message for when somebody is there again.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, strict, Text, Type, Uuid } from "../../../kernel/schema.ts";
import { chatInput } from "../../chat/index.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { ticketCreate } from "../../ticket/index.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput } from "../messenger.resource.ts";
import { leaveMessage } from "../offline.actions.ts";

export default defineMethod({
  name: "messenger.submit-offline-form",
  summary: "Leave a message while nobody is there.",
  description:
    "It becomes a ticket, which is answered by mail; a receipt is mailed at once, with its number and without the message, for the address may be anybody's; three mails a day at most go to one that visitors name, and the ticket is made in any case. Answers to further questions stand below the message. Sent again with the same `messageId`, it is the same ticket.",
  access: "visitor",
  scopes: [],
  effect: "write",
  tier: "mail",
  params: strict({
    messageId: chatInput.messageId,
    name: messengerInput.name,
    email: Email(),
    phone: Type.Optional(messengerInput.phone),
    message: Text(10_000, "What they have to say."),
    departmentId: Type.Optional(Id("department")),
    answers: Type.Optional(messengerInput.answers),
  }),
  result: strict({
    ticketId: Uuid("ticket"),
    humanId: Type.Integer({ minimum: 1, description: "The ticket's number, which the receipt names too." }),
  }),
  errors: messengerErrors.pick("not_found", "banned"),
  emits: [ticketCreate, contactCreate, contactUpdate],
  example: () => ({
    messageId: "6ae8511013a5b7c2d9e0f4a3",
    name: "Giulia Marchetti",
    email: "giulia.marchetti@example.com",
    message: "Vorrei sapere se fate corsi di tornio.",
  }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  handler: leaveMessage,
});
