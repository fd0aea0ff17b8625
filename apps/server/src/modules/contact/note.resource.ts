// How notes about contacts and organizations look from outside.

import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { NoteRow, OrganizationNoteRow, PersonNoteRow } from "./note.store.ts";

const written = {
  noteId: Id("note"),
  text: Type.String({ description: "What was noted." }),
  by: strict({
    agentId: Type.Optional(Id("agent who wrote it; absent for a service key")),
    name: Type.String({ description: "Who wrote it." }),
  }),
  createdOn: Time("When it was written."),
};

export const Note = strict({ propertyId: Id("property"), personId: Id("contact"), ...written });

export const OrganizationNote = strict({
  propertyId: Id("property"),
  organizationId: Id("organization"),
  ...written,
});

export function presentNote(row: PersonNoteRow): Static<typeof Note> {
  return { propertyId: row.property_id, personId: row.person_id, ...presentWritten(row) };
}

export function presentOrganizationNote(row: OrganizationNoteRow): Static<typeof OrganizationNote> {
  return { propertyId: row.property_id, organizationId: row.organization_id, ...presentWritten(row) };
}

function presentWritten(row: NoteRow) {
  return {
    noteId: row.note_id,
    text: row.text,
    by: { ...(row.agent_id ? { agentId: row.agent_id } : {}), name: row.agent_name },
    createdOn: row.created_on.toISOString(),
  };
}
