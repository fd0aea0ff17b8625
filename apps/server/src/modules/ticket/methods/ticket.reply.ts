// ticket.reply: an agent answers, or a program hands over what the customer wrote.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { speakerOf } from "../../chat/index.ts";
import { agentActor } from "../actor.actions.ts";
import { replyTicket } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketReply, ticketStatus } from "../ticket.events.ts";
import { TicketChange, ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.reply",
  summary: "Answer in a ticket, as an agent or for the customer.",
  description:
    "An agent's answer is mailed to the customer and makes the ticket `pending`; a customer's makes it `open` and is mailed to those whose it is. Either re-opens a ticket that was closed. `status` leads elsewhere: with `closed` an agent answers and closes it at once. Send an `Idempotency-Key`: an answer repeated with it is mailed once. `files` are ids of uploaded files (files.create).",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({
    ...ticketInput.at,
    message: Type.Optional(ticketInput.message),
    files: Type.Optional(ticketInput.files),
    as: Type.Optional(ticketInput.as),
    status: Type.Optional(ticketInput.status),
    agentId: ticketInput.agentId,
    notify: Type.Optional(ticketInput.notify),
  }),
  result: TicketChange,
  errors: ticketErrors.pick("not_found"),
  emits: [ticketReply, ticketStatus],
  example: (world) => ({
    propertyId: world.property.id,
    ticketId: world.ticket.id,
    message: "La sostituzione parte domani: riceverà il numero di spedizione in serata.",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, message, files, as = "agent", status, agentId, notify = true }) {
    if (message === undefined && !files) return ctx.invalid("message", "is required where no files are sent");
    const said = { propertyId, ticketId, text: message ?? "", files, status, notify };
    if (as === "visitor") return replyTicket(ctx, { ...said, author: "v" });
    const by = agentActor(await speakerOf(ctx, propertyId, agentId));
    return replyTicket(ctx, { ...said, author: "a", by });
  },
});
