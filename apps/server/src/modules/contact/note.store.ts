// SQL for notes about contacts and organizations: two tables of one shape.

import { type Database, sql } from "../../kernel/db.ts";

/** What every note has, whatever it is about. */
export interface NoteRow {
  readonly property_id: string;
  readonly note_id: string;
  /** Null for a service key. */
  readonly agent_id: string | null;
  readonly agent_name: string;
  readonly text: string;
  readonly created_on: Date;
}

export interface PersonNoteRow extends NoteRow {
  readonly person_id: string;
}

export interface OrganizationNoteRow extends NoteRow {
  readonly organization_id: string;
}

export const personNotes = notesIn<"person_id", PersonNoteRow>("person_notes", "person_id");
export const organizationNotes = notesIn<"organization_id", OrganizationNoteRow>(
  "organization_notes",
  "organization_id",
);

/** `about` is the column that says whom or what a note is about. */
function notesIn<About extends string, Row extends NoteRow & Readonly<Record<About, string>>>(
  name: string,
  about: About,
) {
  const table = sql.table(name);
  const columns = sql`property_id, ${sql.ref(about)}, note_id, agent_id, agent_name, text, created_on`;
  return {
    async insert(db: Database, note: Row): Promise<void> {
      await sql`
        insert into ${table} (${columns})
        values (${note.property_id}, ${note[about]}, ${note.note_id}, ${note.agent_id}, ${note.agent_name},
          ${note.text}, ${note.created_on})`.execute(db);
    },

    /** The newest first. */
    async list(
      db: Database,
      o: { propertyId: string; id: string; size: number; offset: number },
    ): Promise<{ total: number; rows: readonly Row[] }> {
      const of = sql`property_id = ${o.propertyId} and ${sql.ref(about)} = ${o.id}`;
      const rows = await sql<Row>`
        select ${columns} from ${table} where ${of}
        order by created_on desc, note_id desc limit ${o.size} offset ${o.offset}`.execute(db);
      const total = await sql<{ total: number }>`
        select count(*) as total from ${table} where ${of}`.execute(db);
      return { total: total.rows[0]?.total ?? 0, rows: rows.rows };
    },

    async delete(db: Database, propertyId: string, noteId: string): Promise<Row | undefined> {
      const result = await sql<Row>`
        delete from ${table} where property_id = ${propertyId} and note_id = ${noteId}
        returning ${columns}`.execute(db);
      return result.rows[0];
    },
  };
}
