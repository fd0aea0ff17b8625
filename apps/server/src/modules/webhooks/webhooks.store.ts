// SQL for webhooks themselves. Secrets come and go sealed.

import { type Database, sql } from "../../kernel/db.ts";

export type DisabledBecause = "gone" | "failing";

export interface HookRow {
  readonly property_id: string;
  readonly hook_id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly disabled_because: DisabledBecause | null;
  readonly disabled_on: Date | null;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly previous_valid_until: Date | null;
  readonly ordered: boolean;
  readonly first_retry_s: number;
  readonly give_up_h: number;
  readonly failing_since: Date | null;
  readonly failed_in_a_row: number;
  readonly created_on: Date;
  readonly created_by: string | null;
  readonly updated_on: Date;
}

const columns = sql`property_id, hook_id, name, url, events, enabled, disabled_because, disabled_on, secret,
  previous_secret, previous_valid_until, ordered, first_retry_s, give_up_h, failing_since, failed_in_a_row, created_on,
  created_by, updated_on`;

/** In the order they were made. */
export async function listHooks(db: Database, propertyId: string): Promise<readonly HookRow[]> {
  const result = await sql<HookRow>`
    select ${columns} from webhooks where property_id = ${propertyId} order by created_on, hook_id`.execute(
    db,
  );
  return result.rows;
}

export async function findHook(
  db: Database,
  propertyId: string,
  hookId: string,
): Promise<HookRow | undefined> {
  const result = await sql<HookRow>`
    select ${columns} from webhooks where property_id = ${propertyId} and hook_id = ${hookId}`.execute(db);
  return result.rows[0];
}

/** The same, held against other changes of it. */
export async function lockHook(
  db: Database,
  propertyId: string,
  hookId: string,
): Promise<HookRow | undefined> {
  const result = await sql<HookRow>`
    select ${columns} from webhooks where property_id = ${propertyId} and hook_id = ${hookId} for no key update`.execute(
    db,
  );
  return result.rows[0];
}

/** Hooks of one property are counted one after the other, so that two calls cannot both take the last place. */
export async function countHooks(db: Database, propertyId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('webhooks:' || ${propertyId}, 0))`.execute(db);
  const result = await sql<{ count: number }>`
    select count(*) as count from webhooks where property_id = ${propertyId}`.execute(db);
  return result.rows[0]?.count ?? 0;
}

export async function insertHook(db: Database, row: HookRow): Promise<void> {
  await sql`
    insert into webhooks (${columns})
    values (${row.property_id}, ${row.hook_id}, ${row.name}, ${row.url}, ${row.events as string[]}::text[],
      ${row.enabled}, ${row.disabled_because}, ${row.disabled_on}, ${row.secret}, ${row.previous_secret},
      ${row.previous_valid_until}, ${row.ordered}, ${row.first_retry_s}, ${row.give_up_h}, ${row.failing_since},
      ${row.failed_in_a_row}, ${row.created_on}, ${row.created_by}, ${row.updated_on})`.execute(db);
}

/** All of it but how its deliveries fare, which whoever sends them writes. */
export async function updateHook(db: Database, row: HookRow): Promise<void> {
  await sql`
    update webhooks set name = ${row.name}, url = ${row.url}, events = ${row.events as string[]}::text[],
      enabled = ${row.enabled}, disabled_because = ${row.disabled_because}, disabled_on = ${row.disabled_on},
      secret = ${row.secret}, previous_secret = ${row.previous_secret},
      previous_valid_until = ${row.previous_valid_until}, ordered = ${row.ordered},
      first_retry_s = ${row.first_retry_s}, give_up_h = ${row.give_up_h}, updated_on = ${row.updated_on}
    where property_id = ${row.property_id} and hook_id = ${row.hook_id}`.execute(db);
}

/** Its deliveries begin with a clean slate. */
export async function clearFailing(db: Database, propertyId: string, hookId: string): Promise<void> {
  await sql`update webhooks set failing_since = null, failed_in_a_row = 0
    where property_id = ${propertyId} and hook_id = ${hookId}`.execute(db);
}

export async function deleteHook(db: Database, propertyId: string, hookId: string): Promise<boolean> {
  const result = await sql`
    delete from webhooks where property_id = ${propertyId} and hook_id = ${hookId}`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export interface Listener {
  readonly property_id: string;
  readonly hook_id: string;
  readonly events: readonly string[];
  readonly created_on: Date;
  /** False when the server turned it off: what happens is kept to be recovered. */
  readonly enabled: boolean;
}

/** Who hears of anything: what is on, and what the server itself turned off. */
export async function findListeners(db: Database): Promise<readonly Listener[]> {
  const result = await sql<Listener>`
    select property_id, hook_id, events, created_on, enabled
    from webhooks where enabled or disabled_because is not null`.execute(db);
  return result.rows;
}
