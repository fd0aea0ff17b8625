// SQL for notes about contacts.

import { type Database, sql } from "../../kernel/db.ts";

export interface NoteRow {
  readonly property_id: string;
  readonly person_id: string;
  readonly note_id: string;
  /** Null for a service key. */
  readonly agent_id: string | null;
  readonly agent_name: string;
  readonly text: string;
  readonly created_on: Date;
}

const columns = sql`property_id, person_id, note_id, agent_id, agent_name, text, created_on`;

export async function insertPersonNote(db: Database, note: NoteRow): Promise<void> {
  await sql`
    insert into person_notes (${columns})
    values (${note.property_id}, ${note.person_id}, ${note.note_id}, ${note.agent_id}, ${note.agent_name}, ${note.text},
      ${note.created_on})`.execute(db);
}

/** The newest first. */
export async function listPersonNotes(
  db: Database,
  o: { propertyId: string; personId: string; size: number; offset: number },
): Promise<{ total: number; rows: readonly NoteRow[] }> {
  const of = sql`property_id = ${o.propertyId} and person_id = ${o.personId}`;
  const rows = await sql<NoteRow>`
    select ${columns} from person_notes where ${of}
    order by created_on desc, note_id desc limit ${o.size} offset ${o.offset}`.execute(db);
  const total = await sql<{ total: number }>`
    select count(*) as total from person_notes where ${of}`.execute(db);
  return { total: total.rows[0]?.total ?? 0, rows: rows.rows };
}

export async function deletePersonNote(
  db: Database,
  propertyId: string,
  noteId: string,
): Promise<NoteRow | undefined> {
  const result = await sql<NoteRow>`
    delete from person_notes where property_id = ${propertyId} and note_id = ${noteId}
    returning ${columns}`.execute(db);
  return result.rows[0];
}
