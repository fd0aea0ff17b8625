// Decisions about tickets: how the status moves, what a subject is taken from, and what threads the mails of one.

export const statuses = ["open", "pending", "closed"] as const;
export const priorities = ["urgent", "high", "normal", "low"] as const;
export const sources = ["chat", "form", "email", "manual", "api"] as const;

export type TicketStatus = (typeof statuses)[number];
export type Priority = (typeof priorities)[number];
export type Source = (typeof sources)[number];

export const MAX_TAGS = 50;

/** Longest subject, in characters. */
export const SUBJECT_LENGTH = 200;

/** An agent's answer waits for the customer, a customer's for an agent; either re-opens a ticket that was closed. */
export function statusAfter(by: "v" | "a"): TicketStatus {
  return by === "a" ? "pending" : "open";
}

/** What changes beside the status. */
export function turned(
  ticket: { readonly status: TicketStatus; readonly closed_on: Date | null; readonly reopened: number },
  to: TicketStatus,
  now: Date,
): { status: TicketStatus; closed_on: Date | null; reopened: number } {
  if (to === ticket.status) return { status: to, closed_on: ticket.closed_on, reopened: ticket.reopened };
  return {
    status: to,
    closed_on: to === "closed" ? now : null,
    reopened: ticket.reopened + (ticket.status === "closed" ? 1 : 0),
  };
}

/** The first line that says something, cut at a word. */
export function subjectOf(text: string, length = 80): string {
  const line = text.split(/[\r\n]+/).find((one) => /\S/.test(one)) ?? "";
  const plain = line.replace(/\s+/g, " ").trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length);
  const space = cut.lastIndexOf(" ");
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}

/** The id of a mail (RFC 5322), the same whenever it is sent: answers to it name it. */
export function mailIdOf(o: { ticketId: string; messageId: string; host: string }): string {
  return `ticket.${o.ticketId}.${o.messageId}@${o.host}`;
}

/** A number typed into a search, with or without its mark. */
export function numberIn(query: string): number | undefined {
  const digits = /^#?(\d{1,9})$/.exec(query.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

interface Changeable {
  readonly status: TicketStatus;
  readonly subject: string;
  readonly priority: Priority;
}

/** What differs, each as one entry of the history. */
export function changesOf(before: Changeable, after: Changeable) {
  return (["subject", "priority", "status"] as const).flatMap((type) =>
    before[type] === after[type] ? [] : [{ type, value_from: before[type], value_to: after[type] }],
  );
}
