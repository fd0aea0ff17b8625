// SQL for the custom attributes contacts and organizations have.

import { type Database, sql } from "../../kernel/db.ts";
import { MOST_FROM_PAGES } from "./attribute.rules.ts";

export interface AttributeRow {
  readonly property_id: string;
  readonly object: "person" | "organization";
  readonly key: string;
  readonly label: string;
  readonly data_type: "string" | "number" | "boolean" | "date";
}

export async function listAttributes(
  db: Database,
  propertyId: string,
  object: AttributeRow["object"],
): Promise<readonly AttributeRow[]> {
  const result = await sql<AttributeRow>`
    select property_id, object, key, label, data_type from contact_attributes
    where property_id = ${propertyId} and object = ${object} order by key`.execute(db);
  return result.rows;
}

/** Of some keys alone. */
export async function findAttributeTypes(
  db: Database,
  propertyId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, AttributeRow["data_type"]>> {
  if (keys.length === 0) return new Map();
  const result = await sql<Pick<AttributeRow, "key" | "data_type">>`
    select key, data_type from contact_attributes
    where property_id = ${propertyId} and object = 'person' and key = any(${keys as string[]}::text[])`.execute(
    db,
  );
  return new Map(result.rows.map(({ key, data_type }) => [key, data_type]));
}

/** The first use of a key decides its label and type. Anybody may draw up new keys, so there is an end to them. */
export async function insertAttributes(db: Database, rows: readonly AttributeRow[]): Promise<void> {
  for (const row of rows)
    await sql`
      insert into contact_attributes (property_id, object, key, label, data_type)
      select ${row.property_id}, ${row.object}, ${row.key}, ${row.label}, ${row.data_type}
      where (select count(*) from contact_attributes
        where property_id = ${row.property_id} and object = ${row.object}) < ${MOST_FROM_PAGES}
      on conflict do nothing`.execute(db);
}

export async function countAttributes(
  db: Database,
  { property_id, object }: Pick<AttributeRow, "property_id" | "object">,
): Promise<number> {
  const result = await sql<{ n: number }>`
    select count(*)::int as n from contact_attributes
    where property_id = ${property_id} and object = ${object}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** Answers false when the key is taken. */
export async function insertAttribute(db: Database, row: AttributeRow): Promise<boolean> {
  const result = await sql`
    insert into contact_attributes (property_id, object, key, label, data_type)
    values (${row.property_id}, ${row.object}, ${row.key}, ${row.label}, ${row.data_type})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

interface Which {
  readonly propertyId: string;
  readonly object: AttributeRow["object"];
  readonly key: string;
}

export async function renameAttribute(
  db: Database,
  { propertyId, object, key, label }: Which & { readonly label: string },
): Promise<AttributeRow | undefined> {
  const result = await sql<AttributeRow>`
    update contact_attributes set label = ${label}
    where property_id = ${propertyId} and object = ${object} and key = ${key}
    returning property_id, object, key, label, data_type`.execute(db);
  return result.rows[0];
}

export async function deleteAttribute(
  db: Database,
  { propertyId, object, key }: Which,
): Promise<AttributeRow | undefined> {
  const result = await sql<AttributeRow>`
    delete from contact_attributes where property_id = ${propertyId} and object = ${object} and key = ${key}
    returning property_id, object, key, label, data_type`.execute(db);
  return result.rows[0];
}

/**
 * Takes the values of one attribute from the next few contacts or organizations; answers the id of the last one looked
 * at, undefined after the last of all. In steps, so that nobody's change waits for a million others.
 */
export async function clearAttribute(
  db: Database,
  { propertyId, object, key, after, size }: Which & { readonly after: string; readonly size: number },
): Promise<string | undefined> {
  const [table, id] = object === "person" ? ["persons", "person_id"] : ["organizations", "organization_id"];
  const result = await sql<{ last: string | null }>`
    with looked as (
      select ${sql.ref(id)} as id, custom_attributes ? ${key} as has from ${sql.table(table)}
      where property_id = ${propertyId} and ${sql.ref(id)} > ${after} order by 1 limit ${size}),
    cleared as (
      update ${sql.table(table)} set custom_attributes = custom_attributes - ${key}::text
      where property_id = ${propertyId} and ${sql.ref(id)} in (select id from looked where has))
    select max(id) as last from looked`.execute(db);
  return result.rows[0]?.last ?? undefined;
}
