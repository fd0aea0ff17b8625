// SQL for widgets' settings and for the keys that prove who a visitor is.

import { type Database, sql } from "../../kernel/db.ts";
import { findProperty, findWidget, type PropertyRow, type WidgetRow } from "../property/index.ts";
import type { Settings } from "./settings.resource.ts";
import { complete, type Partly } from "./settings.rules.ts";

/** A widget with its settings complete. */
export interface FoundWidget {
  readonly property: PropertyRow;
  readonly row: WidgetRow;
  readonly settings: Settings;
  /** What was set: the rest is the property's or a default. */
  readonly kept: Partly<Settings>;
  /** What the property says for all its widgets. */
  readonly shared: Partly<Settings>;
  readonly version: number;
}

interface KeptRow {
  readonly settings: Partly<Settings> | null;
  readonly version: number | null;
  readonly shared: Partly<Settings> | null;
}

/** Undefined when there is no such widget. With `lock`, its settings stay as they are until this call is done. */
export async function findWidgetSettings(
  db: Database,
  propertyId: string,
  widgetId: string,
  lock?: "lock",
): Promise<FoundWidget | undefined> {
  const row = await findWidget(db, propertyId, widgetId, lock);
  if (!row) return undefined;
  const [property, found] = await Promise.all([
    findProperty(db, propertyId),
    sql<KeptRow>`select w.settings, w.version, i.settings as shared
      from (select 1) as one
      left join widget_settings w on w.property_id = ${propertyId} and w.widget_id = ${widgetId}
      left join widget_identity i on i.property_id = ${propertyId}`.execute(db),
  ]);
  if (!property) return undefined;
  const kept = found.rows[0]?.settings ?? {};
  const shared = found.rows[0]?.shared ?? {};
  const version = found.rows[0]?.version ?? 1;
  return { property, row, settings: complete(kept, shared), kept, shared, version };
}

export interface WrittenSettings {
  readonly propertyId: string;
  readonly widgetId: string;
  readonly kept: Partly<Settings>;
  readonly version: number;
  readonly now: Date;
  /** An agent. */
  readonly by?: string | undefined;
}

/** So many states of a widget's settings can be gone back to. */
const MOST_VERSIONS = 50;

export async function writeSettings(db: Database, o: WrittenSettings): Promise<void> {
  await sql`
    insert into widget_settings (property_id, widget_id, settings, version, updated_on)
    values (${o.propertyId}, ${o.widgetId}, ${JSON.stringify(o.kept)}::jsonb, ${o.version}, ${o.now})
    on conflict (property_id, widget_id) do update
    set settings = excluded.settings, version = excluded.version, updated_on = excluded.updated_on`.execute(
    db,
  );
  await writeVersion(db, o);
  await sql`delete from widget_versions
    where property_id = ${o.propertyId} and widget_id = ${o.widgetId}
      and version <= ${o.version - MOST_VERSIONS}`.execute(db);
}

/** One that is kept already stays as it is. */
export async function writeVersion(db: Database, o: WrittenSettings): Promise<void> {
  await sql`
    insert into widget_versions (property_id, widget_id, version, settings, changed_on, changed_by)
    values (${o.propertyId}, ${o.widgetId}, ${o.version}, ${JSON.stringify(o.kept)}::jsonb, ${o.now}, ${o.by ?? null})
    on conflict do nothing`.execute(db);
}

export interface VersionRow {
  readonly version: number;
  readonly settings: Partly<Settings>;
  readonly changed_on: Date;
  readonly changed_by: string | null;
}

/** The newest first. */
export async function listVersions(
  db: Database,
  propertyId: string,
  widgetId: string,
): Promise<readonly VersionRow[]> {
  const result = await sql<VersionRow>`
    select version, settings, changed_on, changed_by from widget_versions
    where property_id = ${propertyId} and widget_id = ${widgetId} order by version desc`.execute(db);
  return result.rows;
}

export interface IdentityRow {
  readonly property_id: string;
  readonly secure_mode: boolean;
  /** What holds for all widgets that do not say otherwise. */
  readonly settings: Partly<Settings>;
  /** Sealed. */
  readonly api_key: Buffer | null;
  readonly api_key_made_on: Date | null;
  readonly earlier_key: Buffer | null;
  readonly earlier_key_made_on: Date | null;
  readonly earlier_key_until: Date | null;
}

/** What holds where nobody set anything. */
function untouched(propertyId: string): IdentityRow {
  return {
    property_id: propertyId,
    secure_mode: false,
    settings: {},
    api_key: null,
    api_key_made_on: null,
    earlier_key: null,
    earlier_key_made_on: null,
    earlier_key_until: null,
  };
}

/** With `lock`, it stays as it is until this call is done. */
export async function findIdentity(db: Database, propertyId: string, lock?: "lock"): Promise<IdentityRow> {
  if (lock)
    await sql`insert into widget_identity (property_id) values (${propertyId}) on conflict do nothing`.execute(
      db,
    );
  const result = await sql<IdentityRow>`
    select property_id, secure_mode, settings, api_key, api_key_made_on, earlier_key, earlier_key_made_on, earlier_key_until
    from widget_identity where property_id = ${propertyId} ${lock ? sql`for update` : sql``}`.execute(db);
  return result.rows[0] ?? untouched(propertyId);
}

export async function writeIdentity(db: Database, row: IdentityRow): Promise<void> {
  await sql`
    insert into widget_identity (property_id, secure_mode, settings, api_key, api_key_made_on, earlier_key,
      earlier_key_made_on, earlier_key_until)
    values (${row.property_id}, ${row.secure_mode}, ${JSON.stringify(row.settings)}::jsonb, ${row.api_key}, ${row.api_key_made_on}, ${row.earlier_key},
      ${row.earlier_key_made_on}, ${row.earlier_key_until})
    on conflict (property_id) do update
    set secure_mode = excluded.secure_mode, settings = excluded.settings, api_key = excluded.api_key, api_key_made_on = excluded.api_key_made_on,
      earlier_key = excluded.earlier_key, earlier_key_made_on = excluded.earlier_key_made_on,
      earlier_key_until = excluded.earlier_key_until`.execute(db);
}
