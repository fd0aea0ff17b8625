// contact.person.delete-note: a note that is no longer true.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { noteDelete } from "../contact.events.ts";
import { presentNote } from "../note.resource.ts";
import { personNotes } from "../note.store.ts";

export default defineMethod({
  name: "contact.person.delete-note",
  summary: "Delete a note about a contact.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), noteId: Id("note") }),
  result: strict({ deleted: Type.Literal(true, { description: "It is gone." }) }),
  errors: contactErrors.pick("not_found"),
  emits: [noteDelete],
  example: (world) => ({ propertyId: world.property.id, noteId: world.personNote.id }),
  since: "0.3",
  async handler(ctx, { propertyId, noteId }) {
    const row = await personNotes.delete(ctx.db, propertyId, noteId);
    if (!row) return ctx.fail("not_found");
    ctx.emit(noteDelete, { propertyId, payload: presentNote(row) });
    return { deleted: true as const };
  },
});
