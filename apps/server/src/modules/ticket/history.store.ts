// SQL for what happened to tickets, and for what was written in them.

import { type Database, sql } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import type { Attachment } from "../files/index.ts";
import type { TicketStatus } from "./ticket.rules.ts";

export type EntryType =
  | "create"
  | "reply"
  | "status"
  | "priority"
  | "subject"
  | "assign"
  | "tag"
  | "untag"
  | "delete"
  | "restore";

export interface EntryRow {
  readonly property_id: string;
  readonly ticket_id: string;
  readonly position: number;
  readonly type: EntryType;
  readonly actor: "v" | "a" | "s";
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly value_from: string | null;
  readonly value_to: string | null;
  readonly tags: readonly string[] | null;
  readonly first_response: boolean;
  /** How the ticket stood after it. */
  readonly status: TicketStatus;
  readonly assigned_agent_id: string | null;
  readonly department_id: string | null;
  readonly created_on: Date;
}

export interface MessageRow {
  readonly property_id: string;
  readonly ticket_id: string;
  readonly position: number;
  readonly message_id: string;
  readonly author: "v" | "a";
  readonly author_id: string | null;
  readonly author_name: string;
  readonly author_email: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: Static<typeof Attachment>[] | null;
  readonly mail_id: string | null;
  readonly in_reply_to: string | null;
  readonly mail_references: readonly string[] | null;
  readonly cc: readonly string[];
  readonly sent_on: Date;
}

/** An entry with what was written in it. */
export type ToldEntry = EntryRow &
  Partial<
    Pick<MessageRow, "message_id" | "author" | "author_email" | "attachments"> & {
      readonly text: string | null;
    }
  >;

export async function insertEntries(db: Database, entries: readonly EntryRow[]): Promise<void> {
  const rows = entries.map(
    (e) =>
      sql`(${e.property_id}, ${e.ticket_id}::uuid, ${e.position}::int, ${e.type}, ${e.actor}, ${e.actor_id},
        ${e.actor_name}, ${e.value_from}, ${e.value_to}, ${e.tags as string[] | null}::text[],
        ${e.first_response}::boolean, ${e.status}, ${e.assigned_agent_id}, ${e.department_id},
        ${e.created_on}::timestamptz)`,
  );
  await sql`
    insert into ticket_history (property_id, ticket_id, position, type, actor, actor_id, actor_name, value_from,
      value_to, tags, first_response, status, assigned_agent_id, department_id, created_on)
    values ${sql.join(rows)}`.execute(db);
}

export async function insertMessage(db: Database, m: MessageRow): Promise<void> {
  await sql`
    insert into ticket_messages (property_id, ticket_id, position, message_id, author, author_id, author_name,
      author_email, text, html, attachments, mail_id, in_reply_to, mail_references, cc, sent_on)
    values (${m.property_id}, ${m.ticket_id}::uuid, ${m.position}, ${m.message_id}, ${m.author}, ${m.author_id},
            ${m.author_name}, ${m.author_email}, ${m.text}, ${m.html},
            ${m.attachments ? JSON.stringify(m.attachments) : null}::jsonb, ${m.mail_id}, ${m.in_reply_to},
            ${m.mail_references as string[] | null}::text[], ${m.cc as string[]}::text[], ${m.sent_on})`.execute(
    db,
  );
}

/** All that happened, in order. */
export async function findEntries(
  db: Database,
  propertyId: string,
  ticketId: string,
): Promise<readonly ToldEntry[]> {
  const result = await sql<ToldEntry>`
    select h.*, m.message_id, m.author, m.author_email, m.text, m.attachments from ticket_history h
    left join ticket_messages m
      on m.property_id = h.property_id and m.ticket_id = h.ticket_id and m.position = h.position
    where h.property_id = ${propertyId} and h.ticket_id = ${ticketId}::uuid order by h.position`.execute(db);
  return result.rows;
}

/** The ids of the first mail of a ticket and of the latest: what an answer refers to. */
export async function findThread(
  db: Database,
  propertyId: string,
  ticketId: string,
): Promise<{ readonly first: string | null; readonly latest: string | null }> {
  const of = sql`property_id = ${propertyId} and ticket_id = ${ticketId}::uuid and mail_id is not null`;
  const result = await sql<{ first: string | null; latest: string | null }>`
    select (select mail_id from ticket_messages where ${of} order by position limit 1) as first,
      (select mail_id from ticket_messages where ${of} order by position desc limit 1) as latest`.execute(db);
  return result.rows[0] ?? { first: null, latest: null };
}
