// contact.person.add-note: what colleagues should know of a contact.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { noteCreate } from "../contact.events.ts";
import { newNote } from "../note.actions.ts";
import { Note, presentNote } from "../note.resource.ts";
import { personNotes } from "../note.store.ts";
import { lockPerson } from "../person.store.ts";

export default defineMethod({
  name: "contact.person.add-note",
  summary: "Note something about a contact, for the team alone.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    personId: Id("contact"),
    text: Text(5_000, "What colleagues should know."),
  }),
  result: Note,
  errors: contactErrors.pick("not_found"),
  emits: [noteCreate],
  example: (world) => ({
    propertyId: world.property.id,
    personId: world.closedChat.personId,
    text: "Chiama sempre prima di passare in bottega.",
  }),
  since: "0.3",
  async handler(ctx, { propertyId, personId, text }) {
    // Locked, so that a merge takes the note along.
    const person = await lockPerson(ctx.db, propertyId, personId);
    if (!person) return ctx.fail("not_found");
    const row = { ...newNote(ctx, propertyId, text), person_id: person.person_id };
    await personNotes.insert(ctx.db, row);
    const payload = presentNote(row);
    ctx.emit(noteCreate, { propertyId, payload });
    return payload;
  },
});
