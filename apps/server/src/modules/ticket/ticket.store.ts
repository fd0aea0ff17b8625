// SQL for tickets: one at a time. Lists, messages, history and notes have stores of their own beside this one.

import { type Database, sql } from "../../kernel/db.ts";
import type { Priority, Source, TicketStatus } from "./ticket.rules.ts";

export interface TicketRow {
  readonly property_id: string;
  readonly ticket_id: string;
  readonly human_id: number;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly priority: Priority;
  readonly source: Source;
  readonly requester_type: "visitor" | "agent";
  readonly requester_name: string;
  readonly requester_email: string | null;
  readonly requester_phone: string | null;
  readonly cc: readonly string[];
  readonly person_id: string | null;
  readonly visitor_id: string | null;
  readonly chat_id: string | null;
  readonly assigned_agent_id: string | null;
  readonly department_id: string | null;
  readonly assigned_on: Date;
  readonly created_by: string | null;
  readonly tags: readonly string[];
  readonly language: string;
  /** Of the latest entry in its history. */
  readonly position: number;
  readonly message_count: number;
  readonly last_message_by: "v" | "a";
  readonly last_message_on: Date;
  readonly responded_on: Date | null;
  readonly closed_on: Date | null;
  readonly reopened: number;
  readonly created_on: Date;
  readonly updated_on: Date;
  readonly deleted_on: Date | null;
}

/** What a Ticket shows beside its own row. */
export interface ShownTicket extends TicketRow {
  /** What was written first. */
  readonly message: string;
  readonly agent_name: string | null;
  readonly department_name: string | null;
}

const columns = sql`property_id, ticket_id, human_id, subject, status, priority, source, requester_type, requester_name,
  requester_email, requester_phone, cc, person_id, visitor_id, chat_id, assigned_agent_id, department_id, assigned_on,
  created_by, tags, language, position, message_count, last_message_by, last_message_on, responded_on, closed_on,
  reopened, created_on, updated_on, deleted_on`;

/** Of the row a statement calls `t`. */
const agentName = sql`(select a.name from ticket_agents a where a.agent_id = t.assigned_agent_id)`;
const departmentName = sql`(select d.name from ticket_departments d
  where d.property_id = t.property_id and d.department_id = t.department_id)`;

export const shownColumns = sql`${columns}, ${agentName} as agent_name, ${departmentName} as department_name,
  coalesce((select m.text from ticket_messages m
    where m.property_id = t.property_id and m.ticket_id = t.ticket_id and m.position = 1), '') as message`;

/** One that is not deleted. */
export async function findTicket(
  db: Database,
  propertyId: string,
  ticketId: string,
): Promise<ShownTicket | undefined> {
  const ticket = await findAnyTicket(db, propertyId, ticketId);
  return ticket?.deleted_on ? undefined : ticket;
}

/** In the bin or not. */
export async function findAnyTicket(
  db: Database,
  propertyId: string,
  ticketId: string,
): Promise<ShownTicket | undefined> {
  const result = await sql<ShownTicket>`
    select ${shownColumns} from tickets t
    where property_id = ${propertyId} and ticket_id = ${ticketId}::uuid`.execute(db);
  return result.rows[0];
}

/** The ticket, in the bin or not, locked against other changes of it. */
export async function lockTicket(
  db: Database,
  propertyId: string,
  ticketId: string,
): Promise<TicketRow | undefined> {
  const result = await sql<TicketRow>`
    select ${columns} from tickets
    where property_id = ${propertyId} and ticket_id = ${ticketId}::uuid for no key update`.execute(db);
  return result.rows[0];
}

/** The next number of the property, held until the transaction ends: ask for it as late as may be. */
export async function takeNumber(db: Database, propertyId: string): Promise<number> {
  const result = await sql<{ last_number: number }>`
    insert into ticket_numbers as n (property_id, last_number) values (${propertyId}, 1)
    on conflict (property_id) do update set last_number = n.last_number + 1
    returning last_number`.execute(db);
  const [row] = result.rows;
  if (!row) throw new Error("A ticket got no number.");
  return row.last_number;
}

export async function insertTicket(db: Database, ticket: TicketRow): Promise<void> {
  await sql`
    insert into tickets (${columns})
    values (${ticket.property_id}, ${ticket.ticket_id}::uuid, ${ticket.human_id}, ${ticket.subject}, ${ticket.status},
            ${ticket.priority}, ${ticket.source}, ${ticket.requester_type}, ${ticket.requester_name},
            ${ticket.requester_email}, ${ticket.requester_phone}, ${ticket.cc as string[]}::text[],
            ${ticket.person_id}, ${ticket.visitor_id}, ${ticket.chat_id}::uuid, ${ticket.assigned_agent_id},
            ${ticket.department_id}, ${ticket.assigned_on}, ${ticket.created_by}, ${ticket.tags as string[]}::text[],
            ${ticket.language}, ${ticket.position}, ${ticket.message_count}, ${ticket.last_message_by},
            ${ticket.last_message_on}, ${ticket.responded_on}, ${ticket.closed_on}, ${ticket.reopened},
            ${ticket.created_on}, ${ticket.updated_on}, ${ticket.deleted_on})`.execute(db);
}

/** Everything that may change once it is there. */
export async function updateTicket(db: Database, ticket: TicketRow): Promise<void> {
  await sql`
    update tickets set subject = ${ticket.subject}, status = ${ticket.status}, priority = ${ticket.priority},
      cc = ${ticket.cc as string[]}::text[], assigned_agent_id = ${ticket.assigned_agent_id},
      department_id = ${ticket.department_id}, assigned_on = ${ticket.assigned_on},
      tags = ${ticket.tags as string[]}::text[], position = ${ticket.position},
      message_count = ${ticket.message_count}, last_message_by = ${ticket.last_message_by},
      last_message_on = ${ticket.last_message_on}, responded_on = ${ticket.responded_on},
      closed_on = ${ticket.closed_on}, reopened = ${ticket.reopened}, updated_on = ${ticket.updated_on},
      deleted_on = ${ticket.deleted_on}
    where property_id = ${ticket.property_id} and ticket_id = ${ticket.ticket_id}::uuid`.execute(db);
}

/** The ticket that a visitor's message has made. */
export async function findTicketByMessage(
  db: Database,
  o: { propertyId: string; visitorId: string; messageId: string },
): Promise<{ ticket_id: string; human_id: number } | undefined> {
  const result = await sql<{ ticket_id: string; human_id: number }>`
    select t.ticket_id, t.human_id from tickets t
    join ticket_messages m
      on m.property_id = t.property_id and m.ticket_id = t.ticket_id and m.message_id = ${o.messageId}
    where t.property_id = ${o.propertyId} and t.visitor_id = ${o.visitorId}`.execute(db);
  return result.rows[0];
}

/** Some of those deleted at `before` or earlier: gone for good, with all that belongs to them. Answers how many. */
export async function purgeTickets(db: Database, before: Date, atOnce: number): Promise<number> {
  const result = await sql`
    delete from tickets where (property_id, ticket_id) in (
      select property_id, ticket_id from tickets where deleted_on <= ${before} limit ${atOnce})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
