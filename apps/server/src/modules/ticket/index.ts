// What other modules and the doors may use of tickets.

export { findTicketDays, findTicketFacts, listTicketDays, type TicketFact } from "./figures.store.ts";
export { type EntryRow, insertEntries, insertMessage, type MessageRow } from "./history.store.ts";
export { insertNote } from "./note.store.ts";
export { createTicket, type NewTicket, replyTicket } from "./ticket.actions.ts";
export * as ticketEvents from "./ticket.events.ts";
export { ticketCreate, ticketReply, ticketStatus } from "./ticket.events.ts";
export { subjectOf } from "./ticket.rules.ts";
export { findTicketByMessage, insertTicket, type TicketRow, takeNumber } from "./ticket.store.ts";
