// contact.organization.get: one organization.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { Organization, presentOrganization } from "../organization.resource.ts";
import { findOrganization } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.get",
  summary: "Show an organization.",
  scopes: ["contact_person_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), organizationId: Id("organization") }),
  result: Organization,
  errors: contactErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, organizationId: world.organization.id }),
  since: "0.3",
  async handler(ctx, { propertyId, organizationId }) {
    const row = await findOrganization(ctx.db, propertyId, organizationId);
    return row ? presentOrganization(row) : ctx.fail("not_found");
  },
});
