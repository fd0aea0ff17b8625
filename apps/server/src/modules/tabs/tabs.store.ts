// SQL for tabs.

import { type Database, sql } from "../../kernel/db.ts";

export interface TabRow {
  readonly property_id: string;
  readonly tab_id: string;
  readonly kind: "page" | "panel";
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly position: number;
  /** Sealed. */
  readonly secret: Buffer;
  readonly created_on: Date;
  readonly updated_on: Date;
}

const columns = sql`property_id, tab_id, kind, name, url, enabled, position, secret, created_on, updated_on`;

/** In their order. With `lock`, none of them changes before this call is done. */
export async function listTabs(db: Database, propertyId: string, lock?: "lock"): Promise<readonly TabRow[]> {
  const result = await sql<TabRow>`
    select ${columns} from tabs where property_id = ${propertyId}
    order by position ${lock ? sql`for update` : sql``}`.execute(db);
  return result.rows;
}

export async function findTab(db: Database, propertyId: string, tabId: string): Promise<TabRow | undefined> {
  const result = await sql<TabRow>`
    select ${columns} from tabs where property_id = ${propertyId} and tab_id = ${tabId}`.execute(db);
  return result.rows[0];
}

export async function insertTab(db: Database, row: TabRow): Promise<void> {
  await sql`insert into tabs (${columns})
    values (${row.property_id}, ${row.tab_id}, ${row.kind}, ${row.name}, ${row.url}, ${row.enabled}, ${row.position},
      ${row.secret}, ${row.created_on}, ${row.updated_on})`.execute(db);
}

/** All but its place, which is written for all of them at once. */
export async function updateTab(db: Database, row: TabRow): Promise<void> {
  await sql`update tabs
    set name = ${row.name}, url = ${row.url}, enabled = ${row.enabled}, secret = ${row.secret},
      updated_on = ${row.updated_on}
    where property_id = ${row.property_id} and tab_id = ${row.tab_id}`.execute(db);
}

export async function writePositions(
  db: Database,
  propertyId: string,
  order: readonly string[],
): Promise<void> {
  await sql`update tabs t set position = o.place - 1
    from unnest(${order as string[]}::text[]) with ordinality as o (tab_id, place)
    where t.property_id = ${propertyId} and t.tab_id = o.tab_id and t.position <> o.place - 1`.execute(db);
}

export async function deleteTab(db: Database, propertyId: string, tabId: string): Promise<void> {
  await sql`delete from tabs where property_id = ${propertyId} and tab_id = ${tabId}`.execute(db);
}
