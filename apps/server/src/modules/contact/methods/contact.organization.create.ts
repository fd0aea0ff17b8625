// contact.organization.create: a shop, a company, a club that contacts belong to.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { organizationCreate } from "../contact.events.ts";
import { createOrganization } from "../organization.actions.ts";
import { OrganizationChanges, organizationInput } from "../organization.params.ts";
import { Organization, presentOrganization } from "../organization.resource.ts";

export default defineMethod({
  name: "contact.organization.create",
  summary: "Add an organization.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    ...OrganizationChanges.properties,
    name: organizationInput.name,
  }),
  result: Organization,
  errors: contactErrors.pick("name_taken"),
  emits: [organizationCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Trattoria del Portico",
    domain: "trattoria-portico.example",
    industry: "Restaurants",
    countryCode: "IT",
    tags: ["horeca"],
  }),
  since: "0.3",
  async handler(ctx, { propertyId, ...change }) {
    return presentOrganization(await createOrganization(ctx, propertyId, change));
  },
});
