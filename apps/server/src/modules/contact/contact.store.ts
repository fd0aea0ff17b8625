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
  readonly avatar: string | null;
  readonly social_profiles: readonly SocialProfile[];
  readonly organization_id: string | null;
  readonly first_seen_on: Date;
  readonly last_seen_on: Date;
  readonly created_on: Date;
  readonly updated_on: Date;
}

export interface SocialProfile {
  readonly network: string;
  readonly url: string;
}

/** What only the team adds may be left out. */
type Added = "avatar" | "social_profiles" | "organization_id";
export type NewPersonRow = Omit<PersonRow, Added> & Partial<Pick<PersonRow, Added>>;

export const personColumns = sql`property_id, person_id, first_name, last_name, emails, phones, job_title, user_id, tags,
  custom_attributes, avatar, social_profiles, organization_id, first_seen_on, last_seen_on, created_on, updated_on`;

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
  readonly tickets: Totals;
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

/** The id of a contact that was merged leads to the one it was merged into. */
export const survivorOf = (propertyId: string, personId: string) => sql`coalesce((
  select into_person_id from person_merges where property_id = ${propertyId} and person_id = ${personId}::text), ${personId})`;

/** Custom events shown with a contact. */
const SHOWN_EVENTS = 100;

export async function findPerson(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<KnownPersonRow | undefined> {
  const at = sql`property_id = ${propertyId} and person_id = ${survivorOf(propertyId, personId)}`;
  const result =
    await sql<KnownPersonRow>`${withKnown(sql`(select ${personColumns} from persons where ${at})`)}`.execute(
      db,
    );
  return result.rows[0];
}

/** What a view tells of each contact. `offset 0` keeps the planner from reading the view for everybody and joining then. */
const told = (view: string) => sql`left join lateral (
  select v.* from ${sql.table(view)} v where v.property_id = p.property_id and v.person_id = p.person_id offset 0)`;

/** Contacts and what is told of them elsewhere, in no order. */
export function withKnown(persons: ReturnType<typeof sql>) {
  return sql`select p.*, coalesce(p.user_id, w.user_id) as user_id, to_jsonb(l) as place,
      jsonb_build_object('count', coalesce(w.visits, 0), 'first_on', w.first_on, 'latest_on', w.latest_on,
        'page_views', w.page_views, 'time_spent_s', w.time_spent_s) as visits,
      jsonb_build_object('count', coalesce(c.chats, 0), 'first_on', c.first_on, 'latest_on', c.latest_on) as chats,
      jsonb_build_object('count', coalesce(t.tickets, 0), 'first_on', t.first_on, 'latest_on', t.latest_on) as tickets,
      (select coalesce(jsonb_agg(e), '[]') from (
        select v.name, v.data, v.created_on from person_events v
        where v.property_id = p.property_id and v.person_id = p.person_id
        order by v.created_on desc, v.event_id desc limit ${SHOWN_EVENTS}) e) as events
    from ${persons} p
    ${told("person_visits")} w on true
    ${told("person_places")} l on true
    ${told("person_chats")} c on true
    ${told("person_tickets")} t on true`;
}

/** By the first address, else by any other of theirs. */
export async function findPersonIdByEmail(
  db: Database,
  propertyId: string,
  emailKey: string,
): Promise<string | undefined> {
  const result = await sql<{ person_id: string }>`
    select person_id from persons where property_id = ${propertyId} and email_key = ${emailKey}`.execute(db);
  const [first] = result.rows;
  if (first) return first.person_id;
  const others = await sql<{ person_id: string }>`
    select person_id from persons
    where property_id = ${propertyId} and cardinality(emails) > 1 and contact_keys(emails) @> array[${emailKey}::text]
    order by created_on, person_id limit 1`.execute(db);
  return others.rows[0]?.person_id;
}

/** Answers the id it has: of two who save one address at once, the second joins the first. */
export async function insertPerson(db: Database, person: NewPersonRow): Promise<string> {
  const result = await sql<{ person_id: string }>`
    insert into persons (${personColumns}, email_key)
    values (${person.property_id}, ${person.person_id}, ${person.first_name}, ${person.last_name},
            ${person.emails}::text[], ${person.phones}::text[], ${person.job_title}, ${person.user_id},
            ${person.tags}::text[], ${JSON.stringify(person.custom_attributes)}::jsonb, ${person.avatar ?? null},
            ${JSON.stringify(person.social_profiles ?? [])}::jsonb, ${person.organization_id ?? null},
            ${person.first_seen_on}, ${person.last_seen_on}, ${person.created_on}, ${person.updated_on},
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
    returning ${personColumns}, n.changes`.execute(db);
  const [row] = result.rows;
  return row?.changes ? row : undefined;
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
    returning ${personColumns}`.execute(db);
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
    returning ${personColumns}`.execute(db);
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
