// How notes about contacts look from outside.

import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { NoteRow } from "./note.store.ts";

export const Note = strict({
  propertyId: Id("property"),
  personId: Id("contact"),
  noteId: Id("note"),
  text: Type.String({ description: "What was noted." }),
  by: strict({
    agentId: Type.Optional(Id("agent who wrote it; absent for a service key")),
    name: Type.String({ description: "Who wrote it." }),
  }),
  createdOn: Time("When it was written."),
});

export function presentNote(row: NoteRow): Static<typeof Note> {
  return {
    propertyId: row.property_id,
    personId: row.person_id,
    noteId: row.note_id,
    text: row.text,
    by: { ...(row.agent_id ? { agentId: row.agent_id } : {}), name: row.agent_name },
    createdOn: row.created_on.toISOString(),
  };
}
