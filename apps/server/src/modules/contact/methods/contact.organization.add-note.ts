// contact.organization.add-note: what colleagues should know of an organization.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { organizationNoteCreate } from "../contact.events.ts";
import { newNote } from "../note.actions.ts";
import { OrganizationNote, presentOrganizationNote } from "../note.resource.ts";
import { organizationNotes } from "../note.store.ts";
import { lockOrganization } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.add-note",
  summary: "Note something about an organization, for the team alone.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    organizationId: Id("organization"),
    text: Text(5_000, "What colleagues should know."),
  }),
  result: OrganizationNote,
  errors: contactErrors.pick("not_found"),
  emits: [organizationNoteCreate],
  example: (world) => ({
    propertyId: world.property.id,
    organizationId: world.organization.id,
    text: "Ordina sempre a marzo e a settembre, per telefono.",
  }),
  since: "0.3",
  async handler(ctx, { propertyId, organizationId, text }) {
    // Locked, so that it is not deleted meanwhile.
    const found = await lockOrganization(ctx.db, propertyId, organizationId);
    if (!found) return ctx.fail("not_found");
    const row = { ...newNote(ctx, propertyId, text), organization_id: found.organization_id };
    await organizationNotes.insert(ctx.db, row);
    const payload = presentOrganizationNote(row);
    ctx.emit(organizationNoteCreate, { propertyId, payload });
    return payload;
  },
});
