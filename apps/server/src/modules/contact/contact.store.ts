// SQL for contacts and the custom attributes they have.

import { type Database, sql } from "../../kernel/db.ts";
import { MOST_CLAIMED, type Proof } from "./contact.rules.ts";

export interface PersonRow {
  readonly property_id: string;
  readonly person_id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly emails: string[];
  readonly phones: string[];
  readonly job_title: string | null;
  readonly user_id: string | null;
  readonly tags: string[];
  readonly custom_attributes: Record<string, string | number | boolean>;
  readonly first_seen_on: Date;
  readonly last_seen_on: Date;
  readonly created_on: Date;
  readonly updated_on: Date;
}

const shown = sql`property_id, person_id, first_name, last_name, emails, phones, job_title, user_id, tags,
  custom_attributes, first_seen_on, last_seen_on, created_on, updated_on`;

/** A contact with what their visits, chats and events tell. */
export interface KnownPersonRow extends PersonRow {
  readonly place: {
    readonly ip: string | null;
    readonly country_code: string | null;
    readonly city: string | null;
    readonly browser: string | null;
    readonly os: string | null;
  } | null;
  readonly visits: Totals & { readonly page_views: number; readonly time_spent_s: number };
  readonly chats: Totals;
  readonly events: readonly {
    readonly name: string;
    readonly data: Record<string, string | number | boolean>;
    readonly created_on: string;
  }[];
}

interface Totals {
  readonly count: number;
  readonly first_on: string | null;
  readonly latest_on: string | null;
}

/** Custom events shown with a contact. */
const SHOWN_EVENTS = 100;

export async function findPerson(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<KnownPersonRow | undefined> {
  const at = sql`property_id = ${propertyId} and person_id = ${personId}`;
  const result = await sql<KnownPersonRow>`
    select p.*, coalesce(p.user_id, w.user_id) as user_id, to_jsonb(l) as place,
      jsonb_build_object('count', coalesce(w.visits, 0), 'first_on', w.first_on, 'latest_on', w.latest_on,
        'page_views', w.page_views, 'time_spent_s', w.time_spent_s) as visits,
      jsonb_build_object('count', coalesce(c.chats, 0), 'first_on', c.first_on, 'latest_on', c.latest_on) as chats,
      (select coalesce(jsonb_agg(e), '[]') from (
        select name, data, created_on from person_events where ${at}
        order by created_on desc, event_id desc limit ${SHOWN_EVENTS}) e) as events
    from (select ${shown} from persons where ${at}) p
    left join person_visits w on w.property_id = p.property_id and w.person_id = p.person_id
    left join person_places l on l.property_id = p.property_id and l.person_id = p.person_id
    left join person_chats c on c.property_id = p.property_id and c.person_id = p.person_id`.execute(db);
  return result.rows[0];
}

export async function findPersonIdByEmail(
  db: Database,
  propertyId: string,
  emailKey: string,
): Promise<string | undefined> {
  const result = await sql<{ person_id: string }>`
    select person_id from persons where property_id = ${propertyId} and email_key = ${emailKey}`.execute(db);
  return result.rows[0]?.person_id;
}

/** Answers the id it has: of two who save one address at once, the second joins the first. */
export async function insertPerson(db: Database, person: PersonRow): Promise<string> {
  const result = await sql<{ person_id: string }>`
    insert into persons (${shown}, email_key)
    values (${person.property_id}, ${person.person_id}, ${person.first_name}, ${person.last_name},
            ${person.emails}::text[], ${person.phones}::text[], ${person.job_title}, ${person.user_id},
            ${person.tags}::text[], ${JSON.stringify(person.custom_attributes)}::jsonb, ${person.first_seen_on},
            ${person.last_seen_on}, ${person.created_on}, ${person.updated_on},
            ${person.emails[0]?.toLowerCase() ?? null})
    on conflict (property_id, email_key) where email_key is not null
    do update set last_seen_on = excluded.last_seen_on
    returning person_id`.execute(db);
  return result.rows[0]?.person_id ?? person.person_id;
}

/** Whether what is said may change what is known. */
const outranks = (by: Proof) => sql`(${by.team}::boolean or coalesce(email_key = ${by.email}::text, false)
  or coalesce(user_id = ${by.userId}::text, false))`;

/**
 * With proof what is new is added, what is known stays, and the name is the new one; without, what is empty is filled in.
 * An address that is another contact's is left to them. Answers the contact if anything of it changed: that they were
 * seen is written either way. They are locked first, so that what is compared is what is written over.
 */
export async function updatePerson(
  db: Database,
  o: {
    propertyId: string;
    personId: string;
    name: { first: string; last: string } | undefined;
    email: string | null;
    phone: string | null;
    by: Proof;
    /** Found by the address: with proof it is this user's from now on, and no longer whose claim made it. */
    takes: boolean;
    now: Date;
  },
): Promise<PersonRow | undefined> {
  const key = o.email?.toLowerCase() ?? null;
  const first = o.name?.first ?? null;
  const result = await sql<PersonRow & { changes: boolean }>`
    update persons set first_name = n.first, last_name = n.last, emails = n.addresses, email_key = n.key,
      phones = n.numbers, user_id = n.account, last_seen_on = ${o.now},
      updated_on = case when n.changes then ${o.now} else updated_on end
    from (
      select v.*, (v.first, v.last, v.addresses, v.numbers, v.account)
        is distinct from (k.first_name, k.last_name, k.emails, k.phones, k.user_id) as changes
      from (
        select *, ${outranks(o.by)} as outranks from persons
        where property_id = ${o.propertyId} and person_id = ${o.personId} for no key update) k
      cross join lateral (
        select ${first}::text is not null
          and (k.outranks or coalesce(k.first_name, k.last_name) is null) as renames) r
      cross join lateral (select
        case when r.renames then ${first} else k.first_name end as first,
        case when r.renames then ${o.name?.last || null} else k.last_name end as last,
        case when ${o.email}::text is null or ${key} = any(select lower(e) from unnest(k.emails) e)
          or not (k.outranks or k.emails = '{}') then k.emails else k.emails || ${o.email}::text end as addresses,
        coalesce(k.email_key, (select ${key}::text where (k.outranks or k.emails = '{}') and not exists (
          select from persons q where q.property_id = ${o.propertyId} and q.email_key = ${key}))) as key,
        case when ${o.phone}::text is null or ${o.phone} = any(k.phones) or not (k.outranks or k.phones = '{}')
          then k.phones else k.phones || ${o.phone}::text end as numbers,
        case when k.outranks and ${o.takes}::boolean then ${o.by.userId} else k.user_id end as account) v) n
    where property_id = ${o.propertyId} and person_id = ${o.personId}
    returning ${shown}, n.changes`.execute(db);
  const [row] = result.rows;
  return row?.changes ? row : undefined;
}

export interface AttributeRow {
  readonly property_id: string;
  readonly object: "person" | "organization";
  readonly key: string;
  readonly label: string;
  readonly data_type: "string" | "number" | "boolean" | "date";
}

export async function listAttributes(
  db: Database,
  propertyId: string,
  object: AttributeRow["object"],
): Promise<readonly AttributeRow[]> {
  const result = await sql<AttributeRow>`
    select property_id, object, key, label, data_type from contact_attributes
    where property_id = ${propertyId} and object = ${object} order by key`.execute(db);
  return result.rows;
}

/** The first use of a key decides its label and type. */
export async function insertAttributes(db: Database, rows: readonly AttributeRow[]): Promise<void> {
  for (const row of rows)
    await sql`
      insert into contact_attributes (property_id, object, key, label, data_type)
      values (${row.property_id}, ${row.object}, ${row.key}, ${row.label}, ${row.data_type})
      on conflict do nothing`.execute(db);
}

/**
 * Of two who say different things of one key, the later is right; without proof the earlier, up to a number of keys.
 * Answers the contact if anything of it changed.
 */
export async function mergePersonAttributes(
  db: Database,
  o: {
    propertyId: string;
    personId: string;
    attributes: PersonRow["custom_attributes"];
    by: Proof;
    now: Date;
  },
): Promise<PersonRow | undefined> {
  const said = sql`${JSON.stringify(o.attributes)}::jsonb`;
  const merged = sql`case when ${outranks(o.by)} then custom_attributes || ${said} else ${said} || custom_attributes end`;
  const result = await sql<PersonRow>`
    update persons set updated_on = ${o.now}, custom_attributes = ${merged}
    where property_id = ${o.propertyId} and person_id = ${o.personId} and custom_attributes <> ${merged}
      and (${outranks(o.by)}
        or (select count(*) from jsonb_object_keys(custom_attributes || ${said})) <= ${MOST_CLAIMED})
    returning ${shown}`.execute(db);
  return result.rows[0];
}

/** Tags it has already stay in their places. Without proof none is removed. Answers the contact if they changed. */
export async function changePersonTags(
  db: Database,
  o: {
    propertyId: string;
    personId: string;
    add: readonly string[];
    remove: readonly string[];
    by: Proof;
    now: Date;
  },
): Promise<PersonRow | undefined> {
  const added = o.add as string[];
  const changed = sql`array(
    select t from unnest(tags || ${added}::text[]) with ordinality as u (t, at)
    where t <> all(${o.remove as string[]}::text[]) group by t order by min(at))`;
  const result = await sql<PersonRow>`
    update persons set updated_on = ${o.now}, tags = ${changed}
    where property_id = ${o.propertyId} and person_id = ${o.personId} and tags <> ${changed} and (${outranks(o.by)}
      or (cardinality(tags) + ${added.length}::int <= ${MOST_CLAIMED} and ${o.remove.length}::int = 0))
    returning ${shown}`.execute(db);
  return result.rows[0];
}

/** Contacts who are back. */
export async function touchPersons(
  db: Database,
  rows: readonly { readonly property_id: string; readonly person_id: string; readonly seen_on: Date }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update persons p set last_seen_on = greatest(p.last_seen_on, t.seen_on)
    from (select property_id, person_id, max(seen_on) as seen_on
      from unnest(${rows.map((one) => one.property_id)}::text[], ${rows.map((one) => one.person_id)}::text[],
        ${rows.map((one) => one.seen_on)}::timestamptz[]) as u (property_id, person_id, seen_on)
      group by 1, 2) t
    where p.property_id = t.property_id and p.person_id = t.person_id`.execute(db);
}
