// SQL for many contacts at once: one statement for a thousand of them, each handed over as one value.

import { type Database, sql } from "../../kernel/db.ts";
import { type PersonRow, personColumns } from "./contact.store.ts";

/** Rows in one statement. */
export const STEP = 1_000;

/** Those of these first addresses, locked. */
export async function lockPersonsByEmail(
  db: Database,
  propertyId: string,
  emailKeys: readonly string[],
): Promise<ReadonlyMap<string, PersonRow>> {
  const result = await sql<PersonRow & { email_key: string }>`
    select ${personColumns}, email_key from persons
    where property_id = ${propertyId} and email_key = any(${emailKeys as string[]}::text[])
    order by person_id for update`.execute(db);
  return new Map(result.rows.map(({ email_key, ...row }) => [email_key, row]));
}

const record = sql`property_id text, person_id text, first_name text, last_name text, emails text[], phones text[],
  job_title text, user_id text, tags text[], custom_attributes jsonb, avatar text, social_profiles jsonb,
  organization_id text, first_seen_on timestamptz, last_seen_on timestamptz, created_on timestamptz,
  updated_on timestamptz`;

/** Answers the ids of those that were written: whose address was taken a moment ago is not. */
export async function insertPersons(db: Database, rows: readonly PersonRow[]): Promise<ReadonlySet<string>> {
  const result = await sql<{ person_id: string }>`
    insert into persons (${personColumns}, email_key)
    select ${personColumns}, lower(emails[1]) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${record})
    on conflict (property_id, email_key) where email_key is not null do nothing
    returning person_id`.execute(db);
  return new Set(result.rows.map(({ person_id }) => person_id));
}

export async function writePersons(db: Database, rows: readonly PersonRow[]): Promise<void> {
  await sql`
    update persons p set first_name = r.first_name, last_name = r.last_name, emails = r.emails, phones = r.phones,
      job_title = r.job_title, user_id = r.user_id, tags = r.tags, custom_attributes = r.custom_attributes,
      organization_id = r.organization_id, updated_on = r.updated_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${record})
    where p.property_id = r.property_id and p.person_id = r.person_id`.execute(db);
}
