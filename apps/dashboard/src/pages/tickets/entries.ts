// What a ticket's page shows, in order: messages and notes as cards, and between them what happened, as lines. Pure.

import type { TicketEntry, TicketNote } from "@parlo/sdk";
import type { WholeTicket } from "./use-tickets.ts";

export type Shown =
  | { readonly kind: "message"; readonly at: string; readonly entry: TicketEntry }
  | { readonly kind: "note"; readonly at: string; readonly note: TicketNote }
  | { readonly kind: "line"; readonly at: string; readonly entry: TicketEntry; readonly isMove: boolean };

/** Notes stand where they were written; of two of the same moment what happened comes first. */
export function shownOf({ ticket, notes }: WholeTicket): readonly Shown[] {
  const events = ticket.events.map((entry, nth): Shown => {
    const { createdOn: at } = entry;
    if (entry.message !== undefined) return { kind: "message", at, entry };
    // The status moved with the answer above it: nobody has to be named again.
    const above = ticket.events[nth - 1];
    return {
      ...{ kind: "line", at, entry },
      isMove: entry.type === "status" && above?.type === "reply" && above.createdOn === at,
    };
  });
  const written = notes.map((note): Shown => ({ kind: "note", at: note.createdOn, note }));
  return [...events, ...written].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
