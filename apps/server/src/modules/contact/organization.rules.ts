// Decisions about organizations: the orders of their list, and what a change makes of one.

import type { OrganizationRow } from "./organization.store.ts";

export const organizationSorts = [
  "n-a-z",
  "n-z-a",
  "co-new-old",
  "co-old-new",
  "uo-new-old",
  "uo-old-new",
] as const;

export type OrganizationSort = (typeof organizationSorts)[number];

/** The last row of a page: rows after it come next. */
export interface OrganizationPlace {
  readonly key: string;
  readonly id: string;
}

export interface OrganizationEdit {
  readonly name?: string;
  readonly domain?: string;
  readonly website?: string;
  readonly industry?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly countryCode?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly customAttributes?: OrganizationRow["custom_attributes"];
}

/** What is not said stays; what is empty is taken away. */
export function editedOrganization(row: OrganizationRow, edit: OrganizationEdit): OrganizationRow {
  const text = (said: string | undefined, known: string | null) =>
    said === undefined ? known : said.trim() || null;
  return {
    ...row,
    name: edit.name === undefined ? row.name : edit.name.replace(/\s+/g, " ").trim(),
    domain: text(edit.domain?.toLowerCase(), row.domain),
    website: text(edit.website, row.website),
    industry: text(edit.industry, row.industry),
    email: text(edit.email, row.email),
    phone: text(edit.phone, row.phone),
    address: text(edit.address, row.address),
    country_code: text(edit.countryCode, row.country_code),
    description: text(edit.description, row.description),
    tags: edit.tags ? [...new Set(edit.tags.map((tag) => tag.replace(/\s+/g, " ").trim()))] : row.tags,
    custom_attributes: edit.customAttributes ?? row.custom_attributes,
  };
}
