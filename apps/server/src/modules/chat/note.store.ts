// SQL for internal notes.

import { type Database, sql } from "../../kernel/db.ts";

export interface NoteRow {
  readonly property_id: string;
  readonly chat_id: string;
  readonly note_id: string;
  readonly agent_id: string;
  readonly agent_name: string;
  readonly text: string;
  readonly created_on: Date;
}

export async function insertNote(db: Database, note: NoteRow): Promise<void> {
  await sql`
    insert into chat_notes (property_id, chat_id, note_id, agent_id, agent_name, text, created_on)
    values (${note.property_id}, ${note.chat_id}::uuid, ${note.note_id}, ${note.agent_id}, ${note.agent_name},
            ${note.text}, ${note.created_on})`.execute(db);
}

export async function findNote(
  db: Database,
  { propertyId, chatId, noteId }: { propertyId: string; chatId: string; noteId: string },
): Promise<NoteRow | undefined> {
  const { rows } = await sql<NoteRow>`
    select property_id, chat_id, note_id, agent_id, agent_name, text, created_on from chat_notes
    where property_id = ${propertyId} and chat_id = ${chatId}::uuid and note_id = ${noteId}`.execute(db);
  return rows[0];
}

/** The oldest first. */
export async function listNotes(
  db: Database,
  propertyId: string,
  chatId: string,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly NoteRow[] }> {
  const of = sql`property_id = ${propertyId} and chat_id = ${chatId}::uuid`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from chat_notes where ${of}`.execute(db),
    sql<NoteRow>`
      select property_id, chat_id, note_id, agent_id, agent_name, text, created_on from chat_notes where ${of}
      order by created_on, note_id limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}
