// What the database holds, for tests that prove nothing was written and nothing of a stranger was touched.

import { sql } from "../kernel/db.ts";
import type { TestServer } from "../testing/server.ts";
import { formOf } from "./params.ts";

/** Last use of credentials is written in batches beside the calls. */
const VOLATILE = ["last_seen_on", "last_seen_ip", "last_used_on", "last_used_ip", "connected_on"];
const VOLATILE_IN: Readonly<Record<string, readonly string[]>> = { sessions: ["expires_on"] };

export type Row = Readonly<Record<string, unknown>>;
export type Records = ReadonlyMap<string, readonly Row[]>;

/** Every row of every table, in a stable order. The world is small: a few hundred rows, 10 ms. */
export async function readRecords(server: TestServer): Promise<Records> {
  const { db } = server.database;
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'jobs') and table_type = 'BASE TABLE' order by 1, 2`.execute(db);
  const selects = tables.rows.map(({ schema, name }) => {
    const dropped = [...VOLATILE, ...(VOLATILE_IN[name] ?? [])];
    return sql`select ${name}::text as name, coalesce(jsonb_agg(r order by r::text), '[]') as rows
      from (select to_jsonb(t) - ${dropped as string[]}::text[] as r from ${sql.table(`${schema}.${name}`)} t) x`;
  });
  const result = await sql<{ name: string; rows: Row[] }>`${sql.join(selects, sql` union all `)}`.execute(db);
  return new Map(result.rows.map(({ name, rows }) => [name, rows]));
}

/** Names of the tables that differ. */
export function changedTables(before: Records, after: Records): readonly string[] {
  return [...after].flatMap(([name, rows]) =>
    JSON.stringify(rows) === JSON.stringify(before.get(name)) ? [] : [name],
  );
}

/** The rows that belong to the stranger and to the property that must never meet the world's. */
export function strangersRows(records: Records, server: TestServer): readonly Row[] {
  return split(records, server).theirs;
}

/** Ids found in the stranger's rows and in nobody else's, by kind: `property`, `department`, … */
export function strangersIds(records: Records, server: TestServer): ReadonlyMap<string, readonly string[]> {
  const { otherProperty, stranger } = server.world;
  const { theirs, others } = split(records, server);
  return idsByKind(theirs, others, { property: otherProperty.id, agent: stranger.id });
}

/** The other way round: ids of the world's own people and properties. */
export function othersIds(records: Records, server: TestServer): ReadonlyMap<string, readonly string[]> {
  const { property, owner } = server.world;
  const { theirs, others } = split(records, server);
  return idsByKind(others, theirs, { property: property.id, agent: owner.id });
}

/** `own` come first: an account and its property are theirs even where others' rows speak of them. */
function idsByKind(
  rows: readonly Row[],
  others: readonly Row[],
  own: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> {
  const known = new Set(others.flatMap(idsOf).map(({ id }) => id));
  const found = new Map(Object.entries(own).map(([kind, id]) => [kind, new Set([id])]));
  for (const { kind, id } of rows.flatMap(idsOf))
    if (!known.has(id)) found.set(kind, (found.get(kind) ?? new Set()).add(id));
  return new Map([...found].map(([kind, ids]) => [kind, [...ids]]));
}

/** Texts found in the stranger's rows and in nobody else's: none of them may ever reach the world's people. */
export function strangersTexts(records: Records, server: TestServer): readonly string[] {
  const { theirs, others } = split(records, server);
  const known = new Set(others.flatMap(textsOf));
  return [...new Set(theirs.flatMap(textsOf).filter((text) => !known.has(text)))];
}

function split(records: Records, server: TestServer): { theirs: readonly Row[]; others: readonly Row[] } {
  const { otherProperty, stranger } = server.world;
  const isTheirs = (row: Row) =>
    row.property_id === otherProperty.id ||
    row.agent_id === stranger.id ||
    (Array.isArray(row.property_ids) && row.property_ids.includes(otherProperty.id));
  const all = [...records.values()].flat();
  return { theirs: all.filter(isTheirs), others: all.filter((row) => !isTheirs(row)) };
}

function idsOf(row: Row): readonly { readonly kind: string; readonly id: string }[] {
  return Object.entries(row).flatMap(([name, value]) =>
    name.endsWith("_id") && typeof value === "string" && formOf(value)
      ? [{ kind: name.slice(0, -"_id".length), id: value }]
      : [],
  );
}

/** Moments are left out: two people may well have joined in the same second. */
function textsOf(row: Row): readonly string[] {
  return Object.values(row).filter(
    (value): value is string =>
      typeof value === "string" && value.length > 4 && !/^\d{4}-\d\d-\d\dT/.test(value),
  );
}
