// ticket.assign: whose ticket it is.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { actorOf, dutyOf } from "../actor.actions.ts";
import { handOver, lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketAssign } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.assign",
  summary: "Give a ticket to an agent or to a department.",
  description:
    "A ticket is always somebody's. Given to an agent it stays with its department, for filters and statistics; given to a department it is no agent's any more. Whoever gets it is mailed. Who stops being a member leaves their tickets to the department, and a department that is deleted to the default one.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({
    ...ticketInput.at,
    agentId: Type.Optional(Id("agent it becomes")),
    departmentId: Type.Optional(Id("department it becomes")),
    notify: Type.Optional(ticketInput.notify),
  }),
  result: Ticket,
  errors: ticketErrors.pick("not_found"),
  emits: [ticketAssign],
  example: (world) => ({
    propertyId: world.property.id,
    ticketId: world.ticket.id,
    agentId: world.newcomer.id,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, agentId, departmentId, notify = true }) {
    if (agentId === undefined && departmentId === undefined)
      return ctx.invalid("agentId", "is required where no department is named");
    const by = await actorOf(ctx, propertyId, undefined);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    const wanted = await dutyOf(ctx, propertyId, { agentId, departmentId });
    const duty = { ...wanted, department_id: wanted.department_id ?? ticket.department_id };
    return presentTicket(await handOver(ctx, ticket, { by, duty, notify }));
  },
});
