// What a call may say of an organization.

import { Email, type Static, strict, Text, Type } from "../../kernel/schema.ts";
import { AttributeValues, tagsInput } from "./person.params.ts";

export const organizationInput = {
  name: Text(200, "Name; no two of a property have the same."),
  domain: Type.String({ maxLength: 253, description: "Domain, such as `shop.example`; empty for none." }),
  website: Type.String({
    maxLength: 2_000,
    description: "Address of the site, http or https; empty for none.",
  }),
  industry: Text(100, "What they are in; empty for nothing.", 0),
  email: Type.Union([Email(), Type.Literal("", { description: "None." })], {
    description: "E-mail address.",
  }),
  phone: Text(50, "Telephone number; empty for none.", 0),
  address: Text(500, "Postal address; empty for none.", 0),
  countryCode: Type.String({
    pattern: "^([A-Z]{2})?$",
    description: "ISO 3166 code of the country, two capitals; empty for none.",
  }),
  description: Text(2_000, "What there is to know; empty for nothing.", 0),
  tags: tagsInput,
  customAttributes: AttributeValues,
};

/** Every field may be left out. */
export const OrganizationChanges = strict({
  name: Type.Optional(organizationInput.name),
  domain: Type.Optional(organizationInput.domain),
  website: Type.Optional(organizationInput.website),
  industry: Type.Optional(organizationInput.industry),
  email: Type.Optional(organizationInput.email),
  phone: Type.Optional(organizationInput.phone),
  address: Type.Optional(organizationInput.address),
  countryCode: Type.Optional(organizationInput.countryCode),
  description: Type.Optional(organizationInput.description),
  tags: Type.Optional(organizationInput.tags),
  customAttributes: Type.Optional(organizationInput.customAttributes),
});

export type OrganizationChange = Static<typeof OrganizationChanges>;
