// SQL for visitors.

import { type Database, sql } from "../../kernel/db.ts";

export interface VisitorRow {
  readonly property_id: string;
  /** 21 characters; `publicVisitorId` is what clients see. */
  readonly visitor_id: string;
  readonly person_id: string | null;
  readonly name: string;
  /** False while the name is one we made up. */
  readonly named: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country_code: string | null;
  readonly city: string | null;
  readonly ip: string | null;
  readonly tags: string[];
  readonly custom_attributes: Record<string, unknown>;
  readonly first_seen_on: Date;
  readonly last_seen_on: Date;
}

export const visitorColumns = sql`property_id, visitor_id, person_id, name, named, email, phone, country_code, city, ip, tags,
  custom_attributes, first_seen_on, last_seen_on`;

export async function findVisitor(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<VisitorRow | undefined> {
  const result = await sql<VisitorRow>`
    select ${visitorColumns} from visitors where property_id = ${propertyId} and visitor_id = ${visitorId}`.execute(
    db,
  );
  return result.rows[0];
}

/**
 * The one seen last under an address; locked, as two chats may start at once. Not one of a browser: there anybody may say
 * that the address is theirs, and would then read what is answered.
 */
export async function lockVisitorByEmail(
  db: Database,
  propertyId: string,
  emailKey: string,
): Promise<VisitorRow | undefined> {
  const result = await sql<VisitorRow>`
    select ${visitorColumns} from visitors where property_id = ${propertyId} and email_key = ${emailKey} and not from_browser
    order by last_seen_on desc, visitor_id limit 1 for update`.execute(db);
  return result.rows[0];
}

/** Makes the visitor, or writes over who they were. */
export async function saveVisitor(db: Database, visitor: VisitorRow): Promise<void> {
  await sql`
    insert into visitors (${visitorColumns}, email_key)
    values (${visitor.property_id}, ${visitor.visitor_id}, ${visitor.person_id}, ${visitor.name}, ${visitor.named},
            ${visitor.email}, ${visitor.phone}, ${visitor.country_code}, ${visitor.city}, ${visitor.ip},
            ${visitor.tags}::text[], ${JSON.stringify(visitor.custom_attributes)}::jsonb, ${visitor.first_seen_on},
            ${visitor.last_seen_on}, ${visitor.email?.toLowerCase() ?? null})
    on conflict (property_id, visitor_id) do update set
      person_id = excluded.person_id, name = excluded.name, named = excluded.named, email = excluded.email,
      email_key = excluded.email_key, phone = excluded.phone, country_code = excluded.country_code,
      city = excluded.city, ip = excluded.ip, tags = excluded.tags, custom_attributes = excluded.custom_attributes,
      last_seen_on = excluded.last_seen_on`.execute(db);
}

/** What agents noted; null for nothing. */
export async function setNote(
  db: Database,
  o: { propertyId: string; visitorId: string; note: string | null },
): Promise<void> {
  await sql`update visitors set note = ${o.note}
    where property_id = ${o.propertyId} and visitor_id = ${o.visitorId}`.execute(db);
}
