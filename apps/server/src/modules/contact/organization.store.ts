// SQL for organizations.

import { type Database, sql } from "../../kernel/db.ts";
import type { OrganizationPlace, OrganizationSort } from "./organization.rules.ts";

export interface OrganizationRow {
  readonly property_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly website: string | null;
  readonly industry: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly country_code: string | null;
  readonly description: string | null;
  readonly tags: string[];
  readonly custom_attributes: Record<string, string | number | boolean>;
  readonly created_on: Date;
  readonly updated_on: Date;
  /** Where they were counted. */
  readonly people?: number;
}

const columns = sql`property_id, organization_id, name, domain, website, industry, email, phone, address, country_code,
  description, tags, custom_attributes, created_on, updated_on`;
const people = sql`(select count(*) from persons p
  where p.property_id = o.property_id and p.organization_id = o.organization_id) as people`;

export async function findOrganization(
  db: Database,
  propertyId: string,
  organizationId: string,
): Promise<OrganizationRow | undefined> {
  const result = await sql<OrganizationRow>`
    select ${columns}, ${people} from organizations o
    where property_id = ${propertyId} and organization_id = ${organizationId}`.execute(db);
  return result.rows[0];
}

/** Keeps it from being deleted until the call ends. False when it is gone. */
export async function holdOrganization(
  db: Database,
  propertyId: string,
  organizationId: string,
): Promise<boolean> {
  const result = await sql`
    select from organizations
    where property_id = ${propertyId} and organization_id = ${organizationId} for key share`.execute(db);
  return result.rows.length > 0;
}

export async function lockOrganization(
  db: Database,
  propertyId: string,
  organizationId: string,
): Promise<OrganizationRow | undefined> {
  const result = await sql<OrganizationRow>`
    select ${columns} from organizations
    where property_id = ${propertyId} and organization_id = ${organizationId} for update`.execute(db);
  return result.rows[0];
}

/** Throws a duplicate of `organizations_name` when the name is another's. */
export async function insertOrganization(db: Database, row: OrganizationRow): Promise<void> {
  await sql`insert into organizations (${columns}) values (${valuesOf(row)})`.execute(db);
}

/** The same, for one that is there. */
export async function writeOrganization(db: Database, row: OrganizationRow): Promise<void> {
  await sql`
    update organizations set (${columns}) = row(${valuesOf(row)})
    where property_id = ${row.property_id} and organization_id = ${row.organization_id}`.execute(db);
}

function valuesOf(row: OrganizationRow) {
  return sql`${row.property_id}::text, ${row.organization_id}::text, ${row.name}::text, ${row.domain}::text,
    ${row.website}::text, ${row.industry}::text, ${row.email}::text, ${row.phone}::text, ${row.address}::text,
    ${row.country_code}::text, ${row.description}::text, ${row.tags}::text[],
    ${JSON.stringify(row.custom_attributes)}::jsonb, ${row.created_on}::timestamptz, ${row.updated_on}::timestamptz`;
}

/** Its people stay, and belong to none; its notes go with it. */
export async function deleteOrganization(
  db: Database,
  propertyId: string,
  organizationId: string,
): Promise<OrganizationRow | undefined> {
  const of = sql`property_id = ${propertyId} and organization_id = ${organizationId}`;
  // Whoever is just made one of its people comes before.
  await lockOrganization(db, propertyId, organizationId);
  await sql`update persons set organization_id = null where ${of}`.execute(db);
  const result =
    await sql<OrganizationRow>`delete from organizations where ${of} returning ${columns}`.execute(db);
  return result.rows[0];
}

/** Those of these names, by the name as it is compared. */
export async function findOrganizationsNamed(
  db: Database,
  propertyId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const result = await sql<{ name: string; organization_id: string }>`
    select n.name, o.organization_id from unnest(${names as string[]}::text[]) as n (name)
    join organizations o on o.property_id = ${propertyId} and o.name_key = contact_fold(n.name)
    order by o.organization_id for key share of o`.execute(db);
  return new Map(result.rows.map(({ name, organization_id }) => [name, organization_id]));
}

const orders: Readonly<Record<OrganizationSort, readonly [column: string, down: boolean]>> = {
  "n-a-z": ["name_key", false],
  "n-z-a": ["name_key", true],
  "co-new-old": ["created_on", true],
  "co-old-new": ["created_on", false],
  "uo-new-old": ["updated_on", true],
  "uo-old-new": ["updated_on", false],
};

export interface OrganizationPage {
  readonly sort: OrganizationSort;
  readonly size: number;
  readonly offset: number;
  readonly after?: OrganizationPlace | undefined;
  readonly query?: string | undefined;
}

/** A page of them, and the total. `key` is what its order goes by. */
export async function listOrganizations(
  db: Database,
  propertyId: string,
  page: OrganizationPage,
): Promise<{ total: number; rows: readonly (OrganizationRow & { readonly key: string })[]; more: boolean }> {
  const [column, down] = orders[page.sort];
  const by = sql.ref(column);
  const key = column === "name_key" ? sql`name_key` : sql`(extract(epoch from ${by}) * 1000)::bigint::text`;
  const cast =
    column === "name_key"
      ? sql`${page.after?.key}::text`
      : sql`to_timestamp(${page.after?.key}::bigint / 1000.0)`;
  const at = sql`property_id = ${propertyId}`;
  const named = page.query
    ? sql`and (name_key like '%' || contact_fold(${escaped(page.query)}::text) || '%' or domain ilike ${`%${escaped(page.query)}%`})`
    : sql``;
  const after = page.after
    ? sql`and (${by}, organization_id) ${sql.raw(down ? "<" : ">")} (${cast}, ${page.after.id}::text)`
    : sql``;
  const direction = sql.raw(down ? "desc" : "asc");
  const found = await sql<OrganizationRow & { key: string }>`
    select ${columns}, ${people}, ${key} as key from organizations o where ${at} ${named} ${after}
    order by ${by} ${direction}, organization_id ${direction} limit ${page.size + 1} offset ${page.offset}`.execute(
    db,
  );
  const total = await sql<{ total: number }>`${
    page.query
      ? sql`select count(*) as total from organizations where ${at} ${named}`
      : sql`select coalesce(sum(contacts), 0)::bigint as total from contact_counts where ${at} and object = 'organization'`
  }`.execute(db);
  const rows = found.rows.slice(0, page.size);
  return { total: total.rows[0]?.total ?? 0, rows, more: found.rows.length > rows.length };
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** For those who are written without a method. */
export async function assignOrganization(
  db: Database,
  o: { propertyId: string; personId: string; organizationId: string },
): Promise<void> {
  await sql`
    update persons set organization_id = ${o.organizationId}
    where property_id = ${o.propertyId} and person_id = ${o.personId}`.execute(db);
}

export async function findOrganizationNames(
  db: Database,
  propertyId: string,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (organizationIds.length === 0) return new Map();
  const result = await sql<{ organization_id: string; name: string }>`
    select organization_id, name from organizations
    where property_id = ${propertyId} and organization_id = any(${organizationIds as string[]}::text[])`.execute(
    db,
  );
  return new Map(result.rows.map(({ organization_id, name }) => [organization_id, name]));
}
