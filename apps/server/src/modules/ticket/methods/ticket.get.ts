// ticket.get: one ticket with all that happened to it.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { showTicket } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { TicketThread, ticketInput } from "../ticket.resource.ts";
import { findTicket } from "../ticket.store.ts";

export default defineMethod({
  name: "ticket.get",
  summary: "Show a ticket with its answers and all that happened to it.",
  description: "`events` are in the order they happened. Notes are apart: `ticket.list-notes`.",
  scopes: ["tickets_read"],
  effect: "read",
  params: strict(ticketInput.at),
  result: TicketThread,
  errors: ticketErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, ticketId: world.ticket.id }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId }) {
    const row = await findTicket(ctx.db, propertyId, ticketId);
    return row ? showTicket(ctx, row) : ctx.fail("not_found");
  },
});
