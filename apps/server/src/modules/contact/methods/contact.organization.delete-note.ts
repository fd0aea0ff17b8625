// contact.organization.delete-note: a note that is no longer true.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { organizationNoteDelete } from "../contact.events.ts";
import { presentOrganizationNote } from "../note.resource.ts";
import { organizationNotes } from "../note.store.ts";

export default defineMethod({
  name: "contact.organization.delete-note",
  summary: "Delete a note about an organization.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), noteId: Id("note") }),
  result: strict({ deleted: Type.Literal(true, { description: "It is gone." }) }),
  errors: contactErrors.pick("not_found"),
  emits: [organizationNoteDelete],
  example: (world) => ({ propertyId: world.property.id, noteId: world.organizationNote.id }),
  since: "0.3",
  async handler(ctx, { propertyId, noteId }) {
    const row = await organizationNotes.delete(ctx.db, propertyId, noteId);
    if (!row) return ctx.fail("not_found");
    ctx.emit(organizationNoteDelete, { propertyId, payload: presentOrganizationNote(row) });
    return { deleted: true as const };
  },
});
