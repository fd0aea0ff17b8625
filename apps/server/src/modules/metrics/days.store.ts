// SQL for the days that are kept packed, and for how often each has changed.

import { type Database, sql } from "../../kernel/db.ts";
import type { KeptDay } from "./columns.rules.ts";

export type DayKind = "chats" | "visits" | "tickets";

export interface DayState {
  /** `2026-11-26`, by UTC. */
  readonly day: string;
  readonly version: number;
  /** The columns are of this version. */
  readonly packed: boolean;
}

/** Of a span of days, both ends included; what never changed and is not packed has no state. */
export async function findDayStates(
  db: Database,
  o: { propertyId: string; kind: DayKind; firstDay: string; lastDay: string },
): Promise<readonly DayState[]> {
  const result = await sql<DayState>`
    select to_char(day, 'YYYY-MM-DD') as day, version, packed is not distinct from version as packed
    from metric_days
    where property_id = ${o.propertyId} and kind = ${o.kind} and day between ${o.firstDay}::date and ${o.lastDay}::date`.execute(
    db,
  );
  return result.rows;
}

export interface KeptDayRow extends KeptDay {
  readonly day: string;
  readonly version: number;
}

export async function findPackedDays(
  db: Database,
  o: { propertyId: string; kind: DayKind; days: readonly string[] },
): Promise<readonly KeptDayRow[]> {
  if (o.days.length === 0) return [];
  // The client would get the bytes in hexadecimal: a third more of them, and decoded at half the pace.
  const result = await sql<{ day: string; version: number; words: KeptDay["words"]; columns: string }>`
    select to_char(day, 'YYYY-MM-DD') as day, version, words, encode(columns, 'base64') as columns from metric_days
    where property_id = ${o.propertyId} and kind = ${o.kind} and day = any(${o.days as string[]}::date[])
      and packed = version`.execute(db);
  return result.rows.map((row) => ({ ...row, columns: Buffer.from(row.columns, "base64") }));
}

/** Something that counts happened on these days, or is no more as it was. */
export async function touchDays(
  db: Database,
  kind: DayKind,
  days: readonly { readonly property_id: string; readonly day: string }[],
): Promise<void> {
  if (days.length === 0) return;
  await sql`
    insert into metric_days as d (property_id, kind, day, version)
    select property_id, ${kind}::text, day, 1
    from unnest(${days.map((one) => one.property_id)}::text[], ${days.map((one) => one.day)}::date[])
      as t (property_id, day)
    order by property_id, day
    on conflict (property_id, kind, day) do update set version = d.version + 1`.execute(db);
}

/** These days are to be packed, if they are not known yet. */
export async function nameDays(
  db: Database,
  o: { propertyId: string; kind: DayKind; days: readonly string[] },
): Promise<void> {
  if (o.days.length === 0) return;
  await sql`
    insert into metric_days (property_id, kind, day, version)
    select ${o.propertyId}, ${o.kind}, day, 0 from unnest(${o.days as string[]}::date[]) as day
    on conflict do nothing`.execute(db);
}

export interface StaleDay {
  readonly kind: DayKind;
  readonly day: string;
  readonly version: number;
}

/** Days before one whose columns are missing or old. */
export async function findStaleDays(
  db: Database,
  propertyId: string,
  before: string,
): Promise<readonly StaleDay[]> {
  const result = await sql<StaleDay>`
    select kind, to_char(day, 'YYYY-MM-DD') as day, version from metric_days
    where property_id = ${propertyId} and packed is distinct from version and day < ${before}::date
    order by kind, day`.execute(db);
  return result.rows;
}

/** Columns made at a version; should the day have changed meanwhile, they are old at once. */
export async function writePackedDay(
  db: Database,
  o: KeptDay & { propertyId: string; kind: DayKind; day: string; version: number },
): Promise<void> {
  await sql`
    update metric_days set packed = ${o.version}, words = ${JSON.stringify(o.words)}::jsonb, columns = ${o.columns}
    where property_id = ${o.propertyId} and kind = ${o.kind} and day = ${o.day}::date`.execute(db);
}

/** Forgets what is packed of a property, from a day on; versions move, so that no process counts on what it holds. */
export async function unpackDays(
  db: Database,
  o: { propertyId: string; kind: DayKind; from: string },
): Promise<void> {
  await sql`
    update metric_days set version = version + 1, packed = null, words = null, columns = null
    where property_id = ${o.propertyId} and kind = ${o.kind} and day >= ${o.from}::date`.execute(db);
}
