// How organizations look from outside.

import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { OrganizationRow } from "./organization.store.ts";

const text = (description: string) => Type.Optional(Type.String({ description }));

export const Organization = strict({
  propertyId: Id("property"),
  organizationId: Id("organization"),
  name: Type.String({ description: "Name; no two of a property have the same." }),
  domain: text("Domain of their mail and site."),
  website: text("Address of their site."),
  industry: text("What they are in."),
  email: text("E-mail address."),
  phone: text("Telephone number."),
  address: text("Postal address."),
  countryCode: text("ISO 3166 code of the country."),
  description: text("What there is to know."),
  tags: Type.Array(Type.String(), { description: "Tags." }),
  customAttributes: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
    description: "Values of custom attributes.",
  }),
  people: Type.Optional(
    Type.Integer({ description: "How many contacts belong to it; in lists and on the page of one." }),
  ),
  createdOn: Time("When it was added."),
  updatedOn: Time("When it last changed."),
});

export function presentOrganization(row: OrganizationRow): Static<typeof Organization> {
  const texts = {
    domain: row.domain,
    website: row.website,
    industry: row.industry,
    email: row.email,
    phone: row.phone,
    address: row.address,
    countryCode: row.country_code,
    description: row.description,
  };
  return {
    propertyId: row.property_id,
    organizationId: row.organization_id,
    name: row.name,
    ...Object.fromEntries(Object.entries(texts).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    tags: row.tags,
    customAttributes: row.custom_attributes,
    ...(row.people === undefined ? {} : { people: row.people }),
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
  };
}
