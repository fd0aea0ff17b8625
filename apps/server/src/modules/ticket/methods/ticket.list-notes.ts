// ticket.list-notes: what agents told each other about a ticket.

import { defineMethod } from "../../../kernel/define.ts";
import { paging, strict } from "../../../kernel/schema.ts";
import { listNotes } from "../note.store.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { presentNote, TicketNote, ticketInput } from "../ticket.resource.ts";
import { findTicket } from "../ticket.store.ts";

export default defineMethod({
  name: "ticket.list-notes",
  summary: "List the internal notes of a ticket, the oldest first.",
  scopes: ["ticket_notes_read"],
  effect: "read",
  list: true,
  params: strict({ ...ticketInput.at, ...paging }),
  result: TicketNote,
  errors: ticketErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, ticketId: world.ticket.id }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, size = 50, offset = 0 }) {
    if (!(await findTicket(ctx.db, propertyId, ticketId))) return ctx.fail("not_found");
    const { total, rows } = await listNotes(ctx.db, propertyId, ticketId, { size, offset });
    return { total, items: rows.map(presentNote) };
  },
});
