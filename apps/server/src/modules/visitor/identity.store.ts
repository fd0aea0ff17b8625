// SQL for visitors as their own browsers and the customer's site know them.

import { type Database, sql } from "../../kernel/db.ts";
import { type VisitorRow, visitorColumns } from "./visitor.store.ts";

export interface KnownVisitor extends VisitorRow {
  /** What the customer's own site calls them. */
  readonly user_id: string | null;
}

export async function findKnownVisitor(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<KnownVisitor | undefined> {
  const result = await sql<KnownVisitor>`
    select ${visitorColumns}, user_id from visitors
    where property_id = ${propertyId} and visitor_id = ${visitorId}`.execute(db);
  return result.rows[0];
}

/** The visitor, locked: what they do in two tabs at once happens one after the other. */
export async function lockVisitor(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<KnownVisitor | undefined> {
  const result = await sql<KnownVisitor>`
    select ${visitorColumns}, user_id from visitors
    where property_id = ${propertyId} and visitor_id = ${visitorId} for no key update`.execute(db);
  return result.rows[0];
}

/** One locked, if the site has named one so before. */
export async function lockVisitorByUser(
  db: Database,
  propertyId: string,
  userId: string,
): Promise<KnownVisitor | undefined> {
  const result = await sql<KnownVisitor>`
    select ${visitorColumns}, user_id from visitors
    where property_id = ${propertyId} and user_id = ${userId} for no key update`.execute(db);
  return result.rows[0];
}

/** Until this call is done nobody else makes a visitor of this user. */
export async function lockUserId(db: Database, propertyId: string, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${propertyId} ${userId}`}, 0))`.execute(db);
}

export async function setVisitorUser(
  db: Database,
  propertyId: string,
  visitorId: string,
  userId: string,
): Promise<void> {
  await sql`update visitors set user_id = ${userId}
    where property_id = ${propertyId} and visitor_id = ${visitorId}`.execute(db);
}

/** Newcomers, of whom nothing is known but their place. */
export async function insertNewcomers(
  db: Database,
  rows: readonly Pick<VisitorRow, "property_id" | "visitor_id" | "name" | "ip" | "country_code">[],
  now: Date,
): Promise<void> {
  await sql`
    insert into visitors (property_id, visitor_id, name, named, from_browser, ip, country_code, first_seen_on, last_seen_on)
    select v.property_id, v.visitor_id, v.name, false, true, v.ip, v.country_code, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${rows.map((one) => one.property_id)}::text[], ${rows.map((one) => one.visitor_id)}::text[],
      ${rows.map((one) => one.name)}::text[], ${rows.map((one) => one.ip)}::text[],
      ${rows.map((one) => one.country_code)}::text[]) as v (property_id, visitor_id, name, ip, country_code)`.execute(
    db,
  );
}

export interface VisitorEvent {
  readonly property_id: string;
  readonly visitor_id: string;
  readonly event_id: string;
  readonly name: string;
  readonly data: Record<string, string | number | boolean>;
  readonly created_on: Date;
}

/** A page that reports without end pushes its oldest out. */
const MOST_EVENTS = 500;

/** Whoever calls holds the visitor. */
export async function insertVisitorEvent(db: Database, event: VisitorEvent): Promise<void> {
  await sql`
    insert into visitor_events (property_id, visitor_id, event_id, name, data, created_on)
    values (${event.property_id}, ${event.visitor_id}, ${event.event_id}, ${event.name},
            ${JSON.stringify(event.data)}::jsonb, ${event.created_on})`.execute(db);
  // Ids are in the order of time, to the second.
  const of = sql`property_id = ${event.property_id} and visitor_id = ${event.visitor_id}`;
  await sql`
    delete from visitor_events where ${of} and event_id <= (
      select event_id from visitor_events where ${of} order by event_id desc offset ${MOST_EVENTS} limit 1)`.execute(
    db,
  );
}
