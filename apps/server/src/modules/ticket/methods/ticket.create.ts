// ticket.create: a ticket by hand, from a chat, or by a program.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, strict, Text, Type, Uuid } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { makeTicket } from "../create.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketCreate } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.create",
  summary: "Make a ticket.",
  description:
    "Who asks is `requester`, or the contact `personId`, or the visitor of `chatId`; they become a contact where they were none. Given both, what `requester` says stands on the ticket before what is known of the contact. `personId` needs the scope `contact_person_read` too, and `chatId` `chat_history_read`, for the ticket tells what they hold. Without `message` a ticket from a chat begins with what was said there. With `as: agent` an agent writes to the requester, and the ticket is `pending`; else the message is the requester's, and it is `open`. The requester and those whose it becomes get a mail. Without `assignee` it is the agent's who makes it; made with a service key, it is the default department's.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    subject: Type.Optional(ticketInput.subject),
    message: Type.Optional(ticketInput.message),
    files: Type.Optional(ticketInput.files),
    requester: Type.Optional(
      strict(
        {
          name: Type.Optional(Text(120, "Name.", 0)),
          email: Type.Optional(Email()),
          phone: Type.Optional(
            Type.String({
              pattern: "^[+0-9][0-9 ()./-]{2,39}$",
              description: "Telephone number.",
            }),
          ),
        },
        "Who asks: with a name, an address, or both.",
      ),
    ),
    personId: Type.Optional(Id("contact who asks")),
    chatId: Type.Optional(Uuid("chat it is made from")),
    as: Type.Optional(ticketInput.as),
    agentId: ticketInput.agentId,
    assignee: Type.Optional(ticketInput.assignee),
    priority: Type.Optional(ticketInput.priority),
    tags: Type.Optional(ticketInput.tags),
    notify: Type.Optional(ticketInput.notify),
  }),
  result: Ticket,
  errors: ticketErrors.pick("not_found", "forbidden"),
  emits: [ticketCreate, contactCreate, contactUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    subject: "Manico della tazza rotto",
    message: "La tazza turchese è arrivata con il manico rotto. Come posso avere la sostituzione?",
    requester: { name: "Chiara Neri", email: "chiara.neri@posta.example" },
    priority: "high" as const,
    tags: ["returns"],
  }),
  since: "0.1",
  handler: async (ctx, wish) => presentTicket(await makeTicket(ctx, wish)),
});
