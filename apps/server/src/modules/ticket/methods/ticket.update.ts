// ticket.update: its status, subject and priority.

import { defineMethod } from "../../../kernel/define.ts";
import { oneLine, strict, Type } from "../../../kernel/schema.ts";
import { actorOf } from "../actor.actions.ts";
import { changeTicket, lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketStatus, ticketUpdate } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";
import { changesOf } from "../ticket.rules.ts";

export default defineMethod({
  name: "ticket.update",
  summary: "Change the status, subject or priority of a ticket.",
  description:
    "What is left out stays. A ticket is closed and re-opened with `status`; none closes by itself.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({
    ...ticketInput.at,
    status: Type.Optional(ticketInput.status),
    subject: Type.Optional(ticketInput.subject),
    priority: Type.Optional(ticketInput.priority),
    agentId: ticketInput.agentId,
  }),
  result: Ticket,
  errors: ticketErrors.pick("not_found"),
  emits: [ticketStatus, ticketUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    ticketId: world.ticket.id,
    status: "closed" as const,
    priority: "low" as const,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, agentId, status, subject, priority }) {
    const by = await actorOf(ctx, propertyId, agentId);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    const to = {
      status: status ?? ticket.status,
      subject: subject === undefined ? ticket.subject : oneLine(subject),
      priority: priority ?? ticket.priority,
    };
    return presentTicket(await changeTicket(ctx, ticket, { by, to, changes: changesOf(ticket, to) }));
  },
});
