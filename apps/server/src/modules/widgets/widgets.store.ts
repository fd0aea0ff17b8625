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
  /** What was set: the rest are defaults. */
  readonly kept: Partly<Settings>;
  readonly version: number;
}

interface SettingsRow {
  readonly settings: Partly<Settings>;
  readonly version: number;
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
  const [property, kept] = await Promise.all([
    findProperty(db, propertyId),
    sql<SettingsRow>`select settings, version from widget_settings
      where property_id = ${propertyId} and widget_id = ${widgetId}`.execute(db),
  ]);
  if (!property) return undefined;
  const { settings, version } = kept.rows[0] ?? { settings: {}, version: 1 };
  return { property, row, settings: complete(settings), kept: settings, version };
}

export async function writeSettings(
  db: Database,
  o: { propertyId: string; widgetId: string; kept: Partly<Settings>; version: number; now: Date },
): Promise<void> {
  await sql`
    insert into widget_settings (property_id, widget_id, settings, version, updated_on)
    values (${o.propertyId}, ${o.widgetId}, ${JSON.stringify(o.kept)}::jsonb, ${o.version}, ${o.now})
    on conflict (property_id, widget_id) do update
    set settings = excluded.settings, version = excluded.version, updated_on = excluded.updated_on`.execute(
    db,
  );
}

export interface IdentityRow {
  readonly property_id: string;
  readonly secure_mode: boolean;
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
    select property_id, secure_mode, api_key, api_key_made_on, earlier_key, earlier_key_made_on, earlier_key_until
    from widget_identity where property_id = ${propertyId} ${lock ? sql`for update` : sql``}`.execute(db);
  return result.rows[0] ?? untouched(propertyId);
}

export async function writeIdentity(db: Database, row: IdentityRow): Promise<void> {
  await sql`
    insert into widget_identity (property_id, secure_mode, api_key, api_key_made_on, earlier_key,
      earlier_key_made_on, earlier_key_until)
    values (${row.property_id}, ${row.secure_mode}, ${row.api_key}, ${row.api_key_made_on}, ${row.earlier_key},
      ${row.earlier_key_made_on}, ${row.earlier_key_until})
    on conflict (property_id) do update
    set secure_mode = excluded.secure_mode, api_key = excluded.api_key, api_key_made_on = excluded.api_key_made_on,
      earlier_key = excluded.earlier_key, earlier_key_made_on = excluded.earlier_key_made_on,
      earlier_key_until = excluded.earlier_key_until`.execute(db);
}
