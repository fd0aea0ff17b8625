// What the team does with organizations.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import { withAttributes } from "./attribute.actions.ts";
import { organizationCreate, organizationUpdate } from "./contact.events.ts";
import type { OrganizationChange } from "./organization.params.ts";
import { presentOrganization } from "./organization.resource.ts";
import { editedOrganization, type OrganizationEdit } from "./organization.rules.ts";
import { insertOrganization, type OrganizationRow, writeOrganization } from "./organization.store.ts";
import { isWebAddress } from "./person.rules.ts";
import { NAME, unlessTaken } from "./taken.ts";

async function checked(
  ctx: Context,
  row: OrganizationRow,
  change: OrganizationChange,
): Promise<OrganizationEdit> {
  const { website, domain } = change;
  const problems = [
    ...(website && !isWebAddress(website)
      ? [{ path: "website", reason: "must be an http or https address" }]
      : []),
    ...(domain && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)
      ? [{ path: "domain", reason: "must be a domain, such as shop.example" }]
      : []),
  ];
  if (problems.length > 0) throw invalid(problems);
  const { property_id: propertyId, custom_attributes: known } = row;
  const customAttributes = await withAttributes(
    ctx,
    { propertyId, object: "organization", known },
    change.customAttributes,
  );
  return { ...change, customAttributes } as OrganizationEdit;
}

export function blankOrganization(ctx: Context, propertyId: string, name: string): OrganizationRow {
  return {
    property_id: propertyId,
    organization_id: ctx.newId(),
    name,
    domain: null,
    website: null,
    industry: null,
    email: null,
    phone: null,
    address: null,
    country_code: null,
    description: null,
    tags: [],
    custom_attributes: {},
    created_on: ctx.now,
    updated_on: ctx.now,
  };
}

export async function createOrganization(
  ctx: Context,
  propertyId: string,
  change: OrganizationChange & { readonly name: string },
): Promise<OrganizationRow> {
  const blank = blankOrganization(ctx, propertyId, change.name);
  const row = editedOrganization(blank, await checked(ctx, blank, change));
  await unlessTaken(ctx, NAME, () => insertOrganization(ctx.db, row));
  ctx.emit(organizationCreate, { propertyId, payload: presentOrganization(row) });
  return row;
}

/** Of one that is locked. Nothing is told when nothing changed. */
export async function changeOrganization(
  ctx: Context,
  row: OrganizationRow,
  change: OrganizationChange,
): Promise<OrganizationRow> {
  const next = editedOrganization(row, await checked(ctx, row, change));
  if (JSON.stringify(next) === JSON.stringify(row)) return row;
  const written = { ...next, updated_on: ctx.now };
  await unlessTaken(ctx, NAME, () => writeOrganization(ctx.db, written));
  ctx.emit(organizationUpdate, { propertyId: row.property_id, payload: presentOrganization(written) });
  return written;
}
