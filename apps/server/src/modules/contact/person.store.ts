// SQL for what the team does with contacts: writing one whole, merging two, forgetting one.

import { type Database, sql } from "../../kernel/db.ts";
import { type PersonRow, personColumns, survivorOf } from "./contact.store.ts";

/** Locked until the call ends. The id of a merged one leads to the one it is in. */
export async function lockPerson(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<PersonRow | undefined> {
  const result = await sql<PersonRow>`
    select ${personColumns} from persons
    where property_id = ${propertyId} and person_id = ${survivorOf(propertyId, personId)} for update`.execute(
    db,
  );
  return result.rows[0];
}

/**
 * Keeps a contact from being forgotten or merged until the call ends: what is written of them meanwhile would be left behind.
 * The id that a merged one leads to; undefined when they are gone.
 */
export async function holdPerson(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<string | undefined> {
  // Whoever waited for a merge finds nobody under the old id, and the other at the second look.
  for (let look = 1; look <= 2; look++) {
    const result = await sql<{ person_id: string }>`
      select person_id from persons
      where property_id = ${propertyId} and person_id = ${survivorOf(propertyId, personId)}
      for key share`.execute(db);
    const [row] = result.rows;
    if (row) return row.person_id;
  }
  return undefined;
}

/** As `lockPerson` finds them, without the lock. */
export async function findPersonId(
  db: Database,
  propertyId: string,
  personId: string,
): Promise<string | undefined> {
  const result = await sql<{ person_id: string }>`
    select person_id from persons
    where property_id = ${propertyId} and person_id = ${survivorOf(propertyId, personId)}`.execute(db);
  return result.rows[0]?.person_id;
}

/** Throws a duplicate of `persons_email` when the first address is another's. */
export async function writeNewPerson(db: Database, row: PersonRow): Promise<void> {
  await sql`insert into persons (${personColumns}, email_key) values (${valuesOf(row)}, ${keyOf(row)})`.execute(
    db,
  );
}

/** The same, for one who is there. */
export async function writePerson(db: Database, row: PersonRow): Promise<void> {
  await sql`
    update persons set (${personColumns}, email_key) = row(${valuesOf(row)}, ${keyOf(row)}::text)
    where property_id = ${row.property_id} and person_id = ${row.person_id}`.execute(db);
}

function keyOf({ emails }: PersonRow): string | null {
  return emails[0]?.toLowerCase() ?? null;
}

/** In the order of `personColumns`. */
function valuesOf(row: PersonRow) {
  return sql`${row.property_id}::text, ${row.person_id}::text, ${row.first_name}::text, ${row.last_name}::text,
    ${row.emails}::text[], ${row.phones}::text[], ${row.job_title}::text, ${row.user_id}::text, ${row.tags}::text[],
    ${JSON.stringify(row.custom_attributes)}::jsonb, ${row.avatar}::text, ${JSON.stringify(row.social_profiles)}::jsonb,
    ${row.organization_id}::text, ${row.first_seen_on}::timestamptz, ${row.last_seen_on}::timestamptz,
    ${row.created_on}::timestamptz, ${row.updated_on}::timestamptz`;
}

/**
 * What belonged to the second belongs to the first: notes here, and whatever else follows `person_merges`. The second is
 * gone afterwards; what leads to it leads to the first.
 */
export async function mergePersons(
  db: Database,
  o: { propertyId: string; into: string; from: string; now: Date },
): Promise<void> {
  const at = sql`property_id = ${o.propertyId}`;
  await sql`insert into person_merges (property_id, person_id, into_person_id, merged_on)
    values (${o.propertyId}, ${o.from}, ${o.into}, ${o.now})`.execute(db);
  await sql`update person_merges set into_person_id = ${o.into} where ${at} and into_person_id = ${o.from}`.execute(
    db,
  );
  await sql`update person_notes set person_id = ${o.into} where ${at} and person_id = ${o.from}`.execute(db);
  await sql`delete from persons where ${at} and person_id = ${o.from}`.execute(db);
}

/** With their notes, and the ids that led to them; the trigger on `persons` makes others forget them too. */
export async function forgetPerson(db: Database, propertyId: string, personId: string): Promise<void> {
  const at = sql`property_id = ${propertyId}`;
  await sql`delete from person_notes where ${at} and person_id = ${personId}`.execute(db);
  await sql`delete from person_merges where ${at} and into_person_id = ${personId}`.execute(db);
  await sql`delete from persons where ${at} and person_id = ${personId}`.execute(db);
}
