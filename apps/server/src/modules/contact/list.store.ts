// SQL for the list of contacts. Conditions are put together per call, so that a page without filters is read off the index
// of its order, however many contacts there are, and its total off the counters.

import { type Database, sql } from "../../kernel/db.ts";
import { type KnownPersonRow, type PersonRow, personColumns, withKnown } from "./contact.store.ts";
import type { Filter } from "./filter.rules.ts";
import { matchingFilter } from "./filter.store.ts";
import type { PersonPlace, PersonSort } from "./list.rules.ts";

export interface PersonPage {
  readonly sort: PersonSort;
  readonly size: number;
  readonly offset: number;
  readonly after?: PersonPlace | undefined;
  readonly filter?: Filter | undefined;
  readonly fragments?: readonly string[] | undefined;
}

type Fragment = ReturnType<typeof sql>;

/** A contact's place in a list, and which version of it stands there: the transaction that wrote its row last. */
export interface ListedPerson {
  readonly person_id: string;
  readonly version: string;
  readonly key: string;
}

const version = sql`xmin as version`;

/** One row more than a page, when there is one, tells that there is a next. */
export async function listPersons(
  db: Database,
  propertyId: string,
  page: PersonPage,
): Promise<{ total: number; rows: readonly ListedPerson[]; more: boolean }> {
  const conditions = [
    sql`p.property_id = ${propertyId}`,
    ...(page.filter ? [matchingFilter(page.filter)] : []),
    ...(page.fragments ?? []).map(holding),
  ];
  const { key, order, after } = orderOf(page);
  const total = conditions.length === 1 ? countOf(propertyId) : sql`null::bigint`;
  const found = await sql<ListedPerson & { total: number | null }>`
    select p.person_id, ${version}, ${key} as key, ${total} as total
    from persons p where ${sql.join([...conditions, ...after], sql` and `)}
    order by ${order} limit ${page.size + 1} offset ${page.offset}`.execute(db);
  const listed = found.rows.slice(0, page.size);
  const more = found.rows.length > listed.length;
  if (!more && !page.after && (listed.length > 0 || page.offset === 0))
    return { total: page.offset + listed.length, rows: listed, more };
  const counted = listed[0]?.total ?? (await countRows(db, propertyId, conditions));
  return { total: counted, rows: listed, more };
}

/** What is kept of these, in no order, each with the version that this is. */
export async function findPersons(
  db: Database,
  propertyId: string,
  personIds: readonly string[],
): Promise<readonly (PersonRow & { readonly version: string })[]> {
  const result = await sql<PersonRow & { version: string }>`
    select ${personColumns}, ${version} from persons
    where property_id = ${propertyId} and person_id = any(${personIds as string[]}::text[])`.execute(db);
  return result.rows;
}

/** And what visits, chats and tickets tell of them. */
export async function findKnownPersons(
  db: Database,
  propertyId: string,
  personIds: readonly string[],
): Promise<readonly KnownPersonRow[]> {
  const result = await sql<KnownPersonRow>`${withKnown(sql`(
    select ${personColumns} from persons
    where property_id = ${propertyId} and person_id = any(${personIds as string[]}::text[]))`)}`.execute(db);
  return result.rows;
}

/**
 * By trigrams, which one or two letters do not make: with those the name begins, or any word of it where a longer fragment
 * has narrowed the list already. Folded as what they are compared with, so that accents do not matter.
 */
function holding(fragment: string, _at: number, all: readonly string[]): Fragment {
  const escaped = fragment.replace(/[\\%_]/g, "\\$&");
  if (!isShort(fragment)) return sql`p.words like '%' || contact_fold(${escaped}::text) || '%'`;
  return all.every(isShort)
    ? sql`p.name_key like contact_fold(${escaped}::text) || '%'`
    : sql`' ' || p.words like '% ' || contact_fold(${escaped}::text) || '%'`;
}

function isShort(fragment: string): boolean {
  return fragment.length < 3;
}

function countOf(propertyId: string): Fragment {
  return sql`(select coalesce(sum(contacts), 0)::bigint from contact_counts
    where property_id = ${propertyId} and object = 'person')`;
}

async function countRows(db: Database, propertyId: string, conditions: readonly Fragment[]): Promise<number> {
  const counted =
    conditions.length === 1
      ? sql<{ total: number }>`select ${countOf(propertyId)} as total`
      : sql<{
          total: number;
        }>`select count(*) as total from persons p where ${sql.join(conditions, sql` and `)}`;
  return (await counted.execute(db)).rows[0]?.total ?? 0;
}

const columns = { co: "created_on", uo: "updated_on", ls: "last_seen_on" } as const;

/** The order of a list, what it goes by, and the condition that goes on after a row of it. */
function orderOf({ sort, after }: PersonPage): { key: Fragment; order: Fragment; after: Fragment[] } {
  const down = sort.endsWith("new-old") || sort === "n-z-a";
  const direction = sql.raw(down ? "desc" : "asc");
  const beyond = sql.raw(down ? "<" : ">");
  if (sort === "n-a-z" || sort === "n-z-a")
    return {
      key: sql`p.name_key`,
      order: sql`p.name_key ${direction}, p.person_id ${direction}`,
      after: after ? [sql`(p.name_key, p.person_id) ${beyond} (${after.key}::text, ${after.id}::text)`] : [],
    };
  const column = sql.ref(`p.${columns[sort.slice(0, 2) as keyof typeof columns]}`);
  return {
    key: sql`(extract(epoch from ${column}) * 1000)::bigint::text`,
    order: sql`${column} ${direction}, p.person_id ${direction}`,
    after: after
      ? [
          sql`(${column}, p.person_id) ${beyond} (${new Date(Number(after.key))}::timestamptz, ${after.id}::text)`,
        ]
      : [],
  };
}
