// ticket.restore: a ticket comes back from the bin.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { actorOf } from "../actor.actions.ts";
import { changeTicket } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketRestore } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";
import { lockTicket } from "../ticket.store.ts";

export default defineMethod({
  name: "ticket.restore",
  summary: "Take a ticket out of the bin.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict(ticketInput.at),
  result: Ticket,
  errors: ticketErrors.pick("not_found", "ticket_not_deleted"),
  emits: [ticketRestore],
  example: (world) => ({ propertyId: world.property.id, ticketId: world.deletedTicket.id }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId }) {
    const by = await actorOf(ctx, propertyId, undefined);
    const ticket = await lockTicket(ctx.db, propertyId, ticketId);
    if (!ticket) return ctx.fail("not_found");
    if (!ticket.deleted_on) return ctx.fail("ticket_not_deleted");
    return presentTicket(
      await changeTicket(ctx, ticket, { by, to: { deleted_on: null }, changes: [{ type: "restore" }] }),
    );
  },
});
