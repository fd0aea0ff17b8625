// The ledger: one append-only table of facts, written with the change itself and read by many, each with a cursor.
// Rows are read by id. Ids are drawn by the last statement of a write, after all its waiting, so of two writers that
// meet at a record the later has the higher id. But a writer with a lower id may commit after one with a higher, and a
// reader that steps over it loses its events (9 to 24 % under load). So a reader goes no further than a mark: the
// highest id drawn so far, once every transaction older than the mark has ended. Transaction ids alone would lose
// nothing either, but give no order: the one with the lower id may be the one that waited and came later.

import { type Database, sql } from "./db.ts";

/** Events that belong to no property (an agent's own, the instance's) carry this in `property_id`. */
export const NO_PROPERTY = "000000000000000000000000";

export interface LedgerEntry {
  readonly propertyId: string;
  readonly event: string;
  /** Keys a listener must hold one of, for example `property:<id>:members_read` or `agent:<id>`. */
  readonly audience: readonly string[];
  readonly payload: unknown;
  readonly actorId: string | null;
  readonly requestId: string;
  readonly at: Date;
}

export interface LedgerRow extends LedgerEntry {
  readonly id: number;
}

/** A reader that has dealt with a row may always go on from `{ id: row.id }`. */
export interface Cursor {
  /** Everything up to this row is read. */
  readonly id: number;
  /** How far one may read, once no transaction older than `xid` runs any more. */
  readonly mark?: Mark;
}

export interface Mark {
  readonly id: number;
  readonly xid: string;
}

/** A mark for what some reader has already passed: no transaction is older than this one. */
export function passed(id: number): Mark {
  return { id, xid: "0" };
}

export const START: Cursor = { id: 0 };

export interface LedgerPage {
  readonly rows: readonly LedgerRow[];
  /** Where to go on once all of `rows` are dealt with. */
  readonly next: Cursor;
}

/** What one listener may hear of it. */
export interface LedgerFilter {
  /** The properties whose rows are looked at; `NO_PROPERTY` is one like the others. */
  readonly within: readonly string[];
  /** Properties of which everything counts that their members may hear. */
  readonly whole: readonly string[];
  /** Audience keys held one by one. */
  readonly keys: readonly string[];
}

/** The last statement of a write. */
export async function appendEvents(db: Database, entries: readonly LedgerEntry[]): Promise<void> {
  // The condition makes sure of a transaction id before the first row's id is drawn: readers count on that order.
  await sql`${eventsInsert(entries)} where pg_current_xact_id() is not null`.execute(db);
}

/**
 * The same as part of a larger statement. `after` is the part of it that writes the change and returns one row when it
 * did: ids are then drawn after all waiting, in a transaction that has its id.
 */
export function eventsInsert(entries: readonly LedgerEntry[], after?: "changed") {
  const rows = entries.map(
    (e) =>
      sql`(${e.propertyId}, ${e.event}, ${e.audience as string[]}::text[], ${JSON.stringify(e.payload)}::jsonb, ${e.actorId}, ${e.requestId}, ${e.at}::timestamptz)`,
  );
  return sql`insert into ledger (property_id, event, audience, payload, actor_id, request_id, at)
    select v.* from ${after ? sql`${sql.ref(after)}, ` : sql``}(values ${sql.join(rows)}) as v`;
}

interface RawRow {
  met: boolean;
  next: Mark | null;
  id: number | null;
  property_id: string;
  event: string;
  audience: string[];
  payload: unknown;
  actor_id: string | null;
  request_id: string;
  at: Date;
}

/** Rows of these properties, or of all, and of these events alone where they are named. */
export interface LedgerChoice {
  readonly within: readonly string[] | undefined;
  readonly events: readonly string[] | undefined;
}

/**
 * The next rows after `cursor`, never stepping over a transaction that is still open. `ahead` sets the next mark on the
 * same trip: never within a longer transaction (`setMark` says why).
 */
export async function readLedger(
  db: Database,
  cursor: Cursor,
  limit: number,
  { filter, ahead }: { filter?: LedgerFilter | LedgerChoice; ahead?: boolean } = {},
): Promise<LedgerPage> {
  const { id } = cursor;
  const at = filter?.within && sql`and property_id = any(${filter.within as string[]}::text[])`;
  const heard = filter ? sql`${at ?? sql``} ${among(filter)}` : sql``;
  const mark = cursor.mark ?? (await setMark(db, id));
  if (!mark) return { rows: [], next: { id } };
  const result = await sql<RawRow>`
    select met, ${ahead ? sql`case when met and n.xid is not null then to_jsonb(n) end` : sql`null`} as next, l.*
    from (select ${mark.xid}::xid8 <= pg_snapshot_xmin(pg_current_snapshot()) as met) as m
    ${ahead ? sql`cross join lateral (${drawnSince(mark.id)}) as n` : sql``}
    left join lateral (
      select id, property_id, event, audience, payload, actor_id, request_id, at from ledger
      where met and id > ${id}::bigint and id <= ${mark.id}::bigint ${heard} order by id limit ${limit}) as l on true`.execute(
    db,
  );
  if (!result.rows[0]?.met) return { rows: [], next: { id, mark } };
  const rows = result.rows.flatMap((row) => (row.id === null ? [] : [presentRow(row, row.id)]));
  const last = rows.at(-1);
  if (last && rows.length === limit) return { rows, next: { id: last.id, mark } };
  const { next } = result.rows[0];
  return { rows, next: { id: mark.id, ...(next && { mark: next }) } };
}

function among(filter: LedgerFilter | LedgerChoice) {
  if ("events" in filter)
    return filter.events ? sql`and event = any(${filter.events as string[]}::text[])` : sql``;
  return sql`and (audience && ${filter.keys as string[]}::text[] or property_id = any(${filter.whole as string[]}::text[])
    and exists (select from unnest(audience) as key where starts_with(key, 'property:')))`;
}

/** Where a reader that keeps its cursor here stands. */
export async function readerAt(db: Database, name: string): Promise<number> {
  const result = await sql<{ id: number }>`select id from ledger_readers where name = ${name}`.execute(db);
  const [row] = result.rows;
  if (!row) throw new Error(`The ledger has no reader ${name}.`);
  return row.id;
}

/**
 * The same, held by this transaction; undefined while another one reads. It moves on with `moveReader`, in the
 * transaction that keeps what was read.
 */
export async function holdReader(db: Database, name: string): Promise<number | undefined> {
  const result = await sql<{ id: number }>`
    select id from ledger_readers where name = ${name} for update skip locked`.execute(db);
  return result.rows[0]?.id;
}

export async function moveReader(db: Database, name: string, id: number): Promise<void> {
  await sql`update ledger_readers set id = ${id} where name = ${name}`.execute(db);
}

/**
 * Undefined when nothing was written since `id`. The highest id is read first and a transaction id drawn after it, so who
 * drew an id up to the mark's has an older one (the highest of a snapshot would not do: it stands below transactions that
 * run already). That costs the reader one of them per mark, and only when there is news.
 *
 * Never within a longer transaction: its id is older than what it reads here, and writers in between would be stepped
 * over (one event in forty was, in a reader that did).
 */
export async function setMark(db: Database, id: number): Promise<Mark | undefined> {
  const result = await sql<{ id: number; xid: string | null }>`${drawnSince(id)}`.execute(db);
  return result.rows[0]?.xid ? (result.rows[0] as Mark) : undefined;
}

// Not the sequence's own row: within an insert it may read 32 too high, and a reader so far ahead loses those events.
export const drawnSince = (id: number) => sql`select id, case when id > ${id}::bigint then
  pg_current_xact_id()::text end as xid from (select coalesce(pg_sequence_last_value('ledger_id_seq'), 0) as id) as n`;

function presentRow(row: RawRow, id: number): LedgerRow {
  const { property_id: propertyId, actor_id: actorId, request_id: requestId } = row;
  const { event, audience, payload, at } = row;
  return { id, propertyId, event, audience, payload, actorId, requestId, at };
}

/**
 * Whether everything after `id` is still here, for a reader that knows of no open transaction up to `settled`. False when
 * older rows are gone, and when the database is a restored one that never came as far as `id`.
 */
export async function isKept(db: Database, id: number, settled: number): Promise<boolean> {
  const result = await sql<{ kept: boolean }>`
    select ${id}::bigint <= coalesce(pg_sequence_last_value('ledger_id_seq'), 0)
      and ${id}::bigint >= least((select min(id) from ledger) - 1, ${settled}::bigint) as kept`.execute(db);
  return result.rows[0]?.kept === true;
}

/** Forgets what happened at a property that is gone for good: the payloads name people. */
export async function eraseEvents(db: Database, propertyId: string): Promise<void> {
  await sql`delete from ledger where property_id = ${propertyId}`.execute(db);
}

/** Forgets some of what is older and has been read by all; answers how many. By id, which goes with time: `at` has no index. */
export async function forgetEvents(db: Database, before: Date, atOnce: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from ledger where at < ${before} and id <= (select min(id)
    from ledger_readers) and id in (select id from ledger order by id limit ${atOnce})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
