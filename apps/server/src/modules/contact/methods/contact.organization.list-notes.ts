// contact.organization.list-notes: what the team noted about an organization.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { OrganizationNote, presentOrganizationNote } from "../note.resource.ts";
import { organizationNotes } from "../note.store.ts";
import { findOrganization } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.list-notes",
  summary: "List what the team noted about an organization.",
  description: "The newest come first.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), organizationId: Id("organization"), ...paging }),
  result: OrganizationNote,
  errors: contactErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, organizationId: world.organization.id }),
  since: "0.3",
  async handler(ctx, { propertyId, organizationId, size = 50, offset = 0 }) {
    const found = await findOrganization(ctx.db, propertyId, organizationId);
    if (!found) return ctx.fail("not_found");
    const { total, rows } = await organizationNotes.list(ctx.db, {
      propertyId,
      id: organizationId,
      size,
      offset,
    });
    return { total, items: rows.map(presentOrganizationNote) };
  },
});
