// SQL for contacts and the custom attributes they have.

import { type Database, sql } from "../../kernel/db.ts";

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
  readonly device: { ip: string; browser: string; os: string } | null;
  readonly location: Record<string, string | number> | null;
  readonly web_session: Record<string, string | number> | null;
  readonly first_seen_on: Date;
  readonly last_seen_on: Date;
  readonly created_on: Date;
  readonly updated_on: Date;
}

const shown = sql`property_id, person_id, first_name, last_name, emails, phones, job_title, user_id, tags,
  custom_attributes, device, location, web_session, first_seen_on, last_seen_on, created_on, updated_on`;

export async function findPerson(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<PersonRow | undefined> {
  const result = await sql<PersonRow>`
    select ${shown} from persons where property_id = ${propertyId} and person_id = ${personId.toLowerCase()}`.execute(
    db,
  );
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
            ${person.tags}::text[], ${json(person.custom_attributes)}::jsonb, ${json(person.device)}::jsonb,
            ${json(person.location)}::jsonb, ${json(person.web_session)}::jsonb, ${person.first_seen_on},
            ${person.last_seen_on}, ${person.created_on}, ${person.updated_on},
            ${person.emails[0]?.toLowerCase() ?? null})
    on conflict (property_id, email_key) where email_key is not null
    do update set last_seen_on = excluded.last_seen_on
    returning person_id`.execute(db);
  return result.rows[0]?.person_id ?? person.person_id;
}

/** What is new is added, what is known stays. An address that is another contact's is left to them. */
export async function updatePerson(
  db: Database,
  o: {
    propertyId: string;
    personId: string;
    name: { first: string; last: string } | undefined;
    email: string | null;
    phone: string | null;
    now: Date;
  },
): Promise<void> {
  const key = o.email?.toLowerCase() ?? null;
  await sql`
    update persons p set
      first_name = coalesce(${o.name?.first ?? null}, first_name),
      last_name = case when ${o.name?.first ?? null}::text is null then last_name else ${o.name?.last ?? null} end,
      emails = case when ${o.email}::text is null or lower(${o.email}) = any(select lower(e) from unnest(emails) e)
        then emails else emails || ${o.email}::text end,
      email_key = coalesce(email_key, (select ${key}::text where not exists (
        select from persons q where q.property_id = ${o.propertyId} and q.email_key = ${key}))),
      phones = case when ${o.phone}::text is null or ${o.phone} = any(phones) then phones else phones || ${o.phone}::text end,
      last_seen_on = ${o.now}, updated_on = ${o.now}
    where property_id = ${o.propertyId} and person_id = ${o.personId}`.execute(db);
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

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
