// What happens to tickets. Customers hear of it by mail; a note is for agents who may read notes, and for nobody else.

import { defineEvent } from "../../kernel/define.ts";
import { TicketChange, TicketNote } from "./ticket.resource.ts";

const about = {
  webhook: "ticket",
  payload: TicketChange,
  audience: "property",
  scopes: ["tickets_read"],
} as const;

export const ticketCreate = defineEvent({
  name: "ticket:create",
  summary: "A ticket was made.",
  ...about,
});

export const ticketReply = defineEvent({
  name: "ticket:reply",
  summary: "An agent or the customer answered in a ticket.",
  ...about,
});

export const ticketStatus = defineEvent({
  name: "ticket:status",
  summary: "The status of a ticket changed, by hand or with an answer.",
  ...about,
});

export const ticketUpdate = defineEvent({
  name: "ticket:update",
  summary: "The subject or the priority of a ticket changed.",
  ...about,
});

export const ticketAssign = defineEvent({
  name: "ticket:assign",
  summary: "A ticket became an agent's or a department's.",
  ...about,
});

export const ticketTag = defineEvent({
  name: "ticket:tag",
  summary: "The tags of a ticket changed.",
  ...about,
});

export const ticketDelete = defineEvent({
  name: "ticket:delete",
  summary: "A ticket was put in the bin.",
  ...about,
});

export const ticketRestore = defineEvent({
  name: "ticket:restore",
  summary: "A ticket was taken out of the bin.",
  ...about,
});

export const ticketNote = defineEvent({
  name: "ticket:note",
  summary: "An agent left an internal note in a ticket.",
  webhook: "note",
  payload: TicketNote,
  audience: "property",
  scopes: ["ticket_notes_read"],
});
