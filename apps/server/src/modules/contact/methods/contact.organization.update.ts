// contact.organization.update: what the team learns of an organization.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { organizationUpdate } from "../contact.events.ts";
import { changeOrganization } from "../organization.actions.ts";
import { OrganizationChanges } from "../organization.params.ts";
import { Organization, presentOrganization } from "../organization.resource.ts";
import { lockOrganization } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.update",
  summary: "Change an organization.",
  description: "What is not given stays; lists are replaced whole, an empty text takes a value away.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    organizationId: Id("organization"),
    ...OrganizationChanges.properties,
  }),
  result: Organization,
  errors: contactErrors.pick("not_found", "name_taken"),
  emits: [organizationUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    organizationId: world.organization.id,
    phone: "+39 059 555 0160",
  }),
  since: "0.3",
  async handler(ctx, { propertyId, organizationId, ...change }) {
    const row = await lockOrganization(ctx.db, propertyId, organizationId);
    if (!row) return ctx.fail("not_found");
    return presentOrganization(await changeOrganization(ctx, row, change));
  },
});
