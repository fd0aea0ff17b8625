// ticket.add-note: what agents tell each other about a ticket.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { speakerOf } from "../../chat/index.ts";
import { insertNote } from "../note.store.ts";
import { lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketNote } from "../ticket.events.ts";
import { presentNote, TicketNote, ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.add-note",
  summary: "Leave an internal note in a ticket, which the customer never gets.",
  description:
    "It is no answer: it is mailed to nobody, changes no status, and is read with `ticket.list-notes`.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({ ...ticketInput.at, text: ticketInput.message, agentId: ticketInput.agentId }),
  result: TicketNote,
  errors: ticketErrors.pick("not_found"),
  emits: [ticketNote],
  example: (world) => ({
    propertyId: world.property.id,
    ticketId: world.ticket.id,
    text: "Seconda rottura con questo corriere: passare all'altro.",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, text, agentId }) {
    const agent = await speakerOf(ctx, propertyId, agentId);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    const note = {
      property_id: propertyId,
      ticket_id: ticket.ticket_id,
      note_id: ctx.newId(),
      agent_id: agent.id,
      agent_name: agent.name,
      text,
      created_on: ctx.now,
    };
    await insertNote(ctx.db, note);
    ctx.emit(ticketNote, { propertyId, payload: presentNote(note) });
    return presentNote(note);
  },
});
