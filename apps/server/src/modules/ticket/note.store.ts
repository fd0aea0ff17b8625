// SQL for internal notes of tickets.

import { type Database, sql } from "../../kernel/db.ts";

export interface NoteRow {
  readonly property_id: string;
  readonly ticket_id: string;
  readonly note_id: string;
  readonly agent_id: string;
  readonly agent_name: string;
  readonly text: string;
  readonly created_on: Date;
}

export async function insertNote(db: Database, note: NoteRow): Promise<void> {
  await sql`
    insert into ticket_notes (property_id, ticket_id, note_id, agent_id, agent_name, text, created_on)
    values (${note.property_id}, ${note.ticket_id}::uuid, ${note.note_id}, ${note.agent_id}, ${note.agent_name},
            ${note.text}, ${note.created_on})`.execute(db);
}

/** The oldest first. */
export async function listNotes(
  db: Database,
  propertyId: string,
  ticketId: string,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly NoteRow[] }> {
  const of = sql`property_id = ${propertyId} and ticket_id = ${ticketId}::uuid`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from ticket_notes where ${of}`.execute(db),
    sql<NoteRow>`
      select property_id, ticket_id, note_id, agent_id, agent_name, text, created_on from ticket_notes where ${of}
      order by created_on, note_id limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}
