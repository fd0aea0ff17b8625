// SQL for shortcuts. A personal one is there for its owner alone: every look at them says who looks.

import { type Database, sql } from "../../kernel/db.ts";

export interface ShortcutRow {
  readonly property_id: string;
  readonly shortcut_id: string;
  /** Who alone sees it; null for one of the whole property. */
  readonly owner_id: string | null;
  readonly created_by: string;
  readonly name: string;
  readonly message: string;
  readonly tags: string[];
  readonly transfer_agent_id: string | null;
  readonly transfer_department_id: string | null;
  readonly created_on: Date;
  readonly updated_on: Date;
}

/** Whose view it is; a service key is nobody's. */
export interface View {
  readonly propertyId: string;
  readonly agentId: string | null;
}

const shown = sql`property_id, shortcut_id, owner_id, created_by, name, message, tags, transfer_agent_id,
  transfer_department_id, created_on, updated_on`;

function inView(view: View) {
  return sql`property_id = ${view.propertyId} and (owner_id is null or owner_id = ${view.agentId})`;
}

/** By name. `query` is looked for in name and message, whatever the case. */
export async function listShortcuts(
  db: Database,
  view: View,
  page: { query: string | undefined; personal: boolean | undefined; size: number; offset: number },
): Promise<{ total: number; rows: readonly ShortcutRow[] }> {
  const query = page.query?.toLowerCase() ?? null;
  const personal = page.personal ?? null;
  const where = sql`${inView(view)}
    and (${personal}::boolean is null or (owner_id is not null) = ${personal})
    and (${query}::text is null or position(${query} in name_key) > 0 or position(${query} in lower(message)) > 0)`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from shortcuts where ${where}`.execute(db),
    sql<ShortcutRow>`select ${shown} from shortcuts where ${where}
      order by name_key, shortcut_id limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

export async function findShortcut(
  db: Database,
  view: View,
  shortcutId: string,
): Promise<ShortcutRow | undefined> {
  const result = await sql<ShortcutRow>`
    select ${shown} from shortcuts where ${inView(view)} and shortcut_id = ${shortcutId}`.execute(db);
  return result.rows[0];
}

/** The same, held against other changes of it. */
export async function lockShortcut(
  db: Database,
  view: View,
  shortcutId: string,
): Promise<ShortcutRow | undefined> {
  const result = await sql<ShortcutRow>`
    select ${shown} from shortcuts where ${inView(view)} and shortcut_id = ${shortcutId}
    for no key update`.execute(db);
  return result.rows[0];
}

export async function insertShortcut(
  db: Database,
  row: ShortcutRow & { readonly name_key: string },
): Promise<void> {
  await sql`
    insert into shortcuts (${shown}, name_key)
    values (${row.property_id}, ${row.shortcut_id}, ${row.owner_id}, ${row.created_by}, ${row.name}, ${row.message},
            ${row.tags}::text[], ${row.transfer_agent_id}, ${row.transfer_department_id}, ${row.created_on},
            ${row.updated_on}, ${row.name_key})`.execute(db);
}

export async function updateShortcut(
  db: Database,
  row: ShortcutRow & { readonly name_key: string },
): Promise<void> {
  await sql`
    update shortcuts set owner_id = ${row.owner_id}, name = ${row.name}, name_key = ${row.name_key},
      message = ${row.message}, tags = ${row.tags}::text[], transfer_agent_id = ${row.transfer_agent_id},
      transfer_department_id = ${row.transfer_department_id}, updated_on = ${row.updated_on}
    where property_id = ${row.property_id} and shortcut_id = ${row.shortcut_id}`.execute(db);
}

export async function deleteShortcut(
  db: Database,
  view: View,
  shortcutId: string,
): Promise<ShortcutRow | undefined> {
  const result = await sql<ShortcutRow>`
    delete from shortcuts where ${inView(view)} and shortcut_id = ${shortcutId} returning ${shown}`.execute(
    db,
  );
  return result.rows[0];
}
