// SQL for properties and their widgets.

import { type Database, sql } from "../../kernel/db.ts";

export interface PropertyState {
  readonly property_id: string;
  readonly sandbox: boolean;
  readonly deleted: boolean;
}

/** What decides whether a credential may see a property at all. */
export async function findPropertyStates(
  db: Database,
  propertyIds: readonly string[],
): Promise<readonly PropertyState[]> {
  if (propertyIds.length === 0) return [];
  const result = await sql<PropertyState>`
    select property_id, sandbox, deleted_on is not null as deleted from properties
    where property_id = any(${propertyIds as string[]}::text[])`.execute(db);
  return result.rows;
}

/** Names by id. */
export async function propertyNames(
  db: Database,
  propertyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (propertyIds.length === 0) return new Map();
  const result = await sql<{ property_id: string; name: string }>`
    select property_id, name from properties where property_id = any(${propertyIds as string[]}::text[])`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.property_id, row.name]));
}

export interface PropertyRow {
  readonly property_id: string;
  readonly name: string;
  readonly url: string | null;
  readonly type: "business" | "profile";
  readonly enabled: boolean;
  readonly sandbox: boolean;
  readonly language: string;
  readonly timezone: string;
  readonly created_on: Date;
  readonly deleted_on: Date | null;
}

const shown = sql`property_id, name, url, type, enabled, sandbox, language, timezone, created_on, deleted_on`;

export interface PropertyFilter {
  readonly type?: PropertyRow["type"] | undefined;
  readonly enabled?: boolean | undefined;
  /** Undefined for those in use; a moment for those deleted after it. */
  readonly deletedAfter?: Date | undefined;
}

/** Those of some properties that match, by name. */
export async function listProperties(
  db: Database,
  propertyIds: readonly string[],
  filter: PropertyFilter,
): Promise<readonly PropertyRow[]> {
  const after = filter.deletedAfter ?? null;
  const result = await sql<PropertyRow>`
    select ${shown} from properties
    where property_id = any(${propertyIds as string[]}::text[])
      and (${filter.type ?? null}::text is null or type = ${filter.type ?? null})
      and (${filter.enabled ?? null}::boolean is null or enabled = ${filter.enabled ?? null})
      and (case when ${after}::timestamptz is null then deleted_on is null else deleted_on > ${after} end)
    order by lower(name), property_id`.execute(db);
  return result.rows;
}

export async function findProperty(db: Database, propertyId: string): Promise<PropertyRow | undefined> {
  const result = await sql<PropertyRow>`
    select ${shown} from properties where property_id = ${propertyId}`.execute(db);
  return result.rows[0];
}

/** The property, locked against other changes of it. */
export async function lockProperty(db: Database, propertyId: string): Promise<PropertyRow | undefined> {
  const result = await sql<PropertyRow>`
    select ${shown} from properties where property_id = ${propertyId} for no key update`.execute(db);
  return result.rows[0];
}

export async function insertProperty(db: Database, property: PropertyRow): Promise<void> {
  await sql`
    insert into properties (${shown})
    values (${property.property_id}, ${property.name}, ${property.url}, ${property.type}, ${property.enabled},
            ${property.sandbox}, ${property.language}, ${property.timezone}, ${property.created_on},
            ${property.deleted_on})`.execute(db);
}

/** Everything but the id, the type, the sandbox mark and the day of making may change. */
export async function updateProperty(db: Database, property: PropertyRow): Promise<void> {
  await sql`
    update properties set name = ${property.name}, url = ${property.url}, enabled = ${property.enabled},
      language = ${property.language}, timezone = ${property.timezone}, deleted_on = ${property.deleted_on}
    where property_id = ${property.property_id}`.execute(db);
}

/** All there are, those in the bin included: for work that is done for every property. */
export async function listPropertyIds(db: Database): Promise<readonly string[]> {
  const result = await sql<{
    property_id: string;
  }>`select property_id from properties order by property_id`.execute(db);
  return result.rows.map((row) => row.property_id);
}

/** What was deleted at `before` or earlier: only the daily purge asks for properties that nobody named. */
export async function findDeletedProperties(db: Database, before: Date): Promise<readonly string[]> {
  const result = await sql<{ property_id: string }>`
    select property_id from properties where deleted_on <= ${before} order by property_id`.execute(db);
  return result.rows.map((row) => row.property_id);
}

/** Takes everything that belongs to it along (foreign keys). Does nothing once it was restored. */
export async function deleteProperty(db: Database, propertyId: string, before: Date): Promise<void> {
  await sql`delete from properties where property_id = ${propertyId} and deleted_on <= ${before}`.execute(db);
}

export interface WidgetRow {
  readonly property_id: string;
  readonly widget_id: string;
  readonly name: string;
  readonly created_on: Date;
}

export async function listWidgets(db: Database, propertyId: string): Promise<readonly WidgetRow[]> {
  const result = await sql<WidgetRow>`
    select property_id, widget_id, name, created_on from widgets
    where property_id = ${propertyId} order by created_on, widget_id`.execute(db);
  return result.rows;
}

/** With `lock`, it and its settings stay as they are until this call is done. */
export async function findWidget(
  db: Database,
  propertyId: string,
  widgetId: string,
  lock?: "lock",
): Promise<WidgetRow | undefined> {
  const result = await sql<WidgetRow>`
    select property_id, widget_id, name, created_on from widgets
    where property_id = ${propertyId} and widget_id = ${widgetId} ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return result.rows[0];
}

export async function insertWidget(db: Database, widget: WidgetRow): Promise<void> {
  await sql`insert into widgets (property_id, widget_id, name, created_on)
    values (${widget.property_id}, ${widget.widget_id}, ${widget.name}, ${widget.created_on})`.execute(db);
}

export async function renameWidget(db: Database, widget: WidgetRow): Promise<void> {
  await sql`update widgets set name = ${widget.name}
    where property_id = ${widget.property_id} and widget_id = ${widget.widget_id}`.execute(db);
}

/** Takes its settings along (foreign key). */
export async function deleteWidget(db: Database, propertyId: string, widgetId: string): Promise<void> {
  await sql`delete from widgets where property_id = ${propertyId} and widget_id = ${widgetId}`.execute(db);
}
