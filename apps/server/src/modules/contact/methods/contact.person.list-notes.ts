// contact.person.list-notes: what the team noted about a contact.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { Note, presentNote } from "../note.resource.ts";
import { personNotes } from "../note.store.ts";
import { findPersonId } from "../person.store.ts";

export default defineMethod({
  name: "contact.person.list-notes",
  summary: "List what the team noted about a contact.",
  description: "The newest come first.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), personId: Id("contact"), ...paging }),
  result: Note,
  errors: contactErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, personId: world.closedChat.personId }),
  since: "0.3",
  async handler(ctx, { propertyId, personId, size = 50, offset = 0 }) {
    const id = await findPersonId(ctx.db, propertyId, personId);
    if (!id) return ctx.fail("not_found");
    const { total, rows } = await personNotes.list(ctx.db, { propertyId, id, size, offset });
    return { total, items: rows.map(presentNote) };
  },
});
