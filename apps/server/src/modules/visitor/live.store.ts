// SQL for showing visitors as agents see them: with the visit they are on, or their latest, and the chat they are in.

import { type Database, sql } from "../../kernel/db.ts";
import type { VisitorGroup } from "./session.rules.ts";
import type { VisitorRow } from "./visitor.store.ts";

export interface ShownVisitorRow extends Omit<VisitorRow, "first_seen_on" | "last_seen_on"> {
  readonly user_id: string | null;
  readonly note: string | null;
  readonly visits: number;
  readonly last_seen_on: Date;
  /** How many chats they have had. */
  readonly chats: number;
  /** The chat they are in. */
  readonly chat_id: string | null;
  readonly present_agents: string[] | null;
  /** Of the visit they are on or their latest; null for who has never been on a page. */
  readonly session: SessionFacts | null;
}

interface SessionFacts {
  readonly started_on: string;
  readonly last_active_on: string;
  readonly seen_on: string;
  readonly left_on: string | null;
  readonly ended_on: string | null;
  readonly ip: string | null;
  readonly browser: string;
  readonly os: string;
  readonly device_type: "desktop" | "mobile" | "tablet";
  readonly language: string | null;
  readonly referrer: string | null;
  readonly landing_url: string;
  readonly landing_title: string;
  readonly page_url: string;
  readonly page_title: string;
  readonly page_views: number;
}

type Fragment = ReturnType<typeof sql>;

/** `s` is a visit, `v` its visitor. The chats are looked up for the rows shown alone. */
const shown = sql`v.property_id, v.visitor_id, v.person_id, v.user_id, v.name, v.named, v.email, v.phone,
  coalesce(s.country_code, v.country_code) as country_code, coalesce(s.city, v.city) as city, v.ip, v.tags,
  v.custom_attributes, v.note, v.visits, v.last_seen_on, to_jsonb(s) as session, c.chat_id, c.present_agents,
  (select count(*) from visitor_chats p where p.property_id = v.property_id and p.visitor_id = v.visitor_id)::int as chats`;

const chat = sql`left join lateral (
    select l.chat_id, l.present_agents from visitor_chats l
    where l.property_id = v.property_id and l.visitor_id = v.visitor_id and l.live
    order by l.created_on desc limit 1) c on true`;

export interface LiveHorizons {
  readonly idle: Date;
  readonly session: Date;
  readonly buffer: Date;
  readonly away: Date;
}

function isThere(propertyId: string, { session, buffer, away }: LiveHorizons): Fragment {
  return sql`s.property_id = ${propertyId} and s.ended_on is null and s.last_active_on > ${session}
    and s.seen_on > ${buffer} and (s.left_on is null or s.left_on > ${away})`;
}

function inGroup(propertyId: string, group: Exclude<VisitorGroup, "gone">, { idle }: LiveHorizons): Fragment {
  const served = sql`s.visitor_id in (select l.visitor_id from visitor_chats l
    where l.property_id = ${propertyId} and l.live)`;
  if (group === "served") return served;
  return sql`not ${served} and s.last_active_on ${group === "idle" ? sql`<=` : sql`>`} ${idle}`;
}

function matches(query: string): Fragment {
  return sql`position(${query} in lower(concat_ws(' ', v.name, v.email, v.phone, v.user_id, s.page_url, s.page_title,
    s.ip, s.country_code, s.city, s.referrer))) > 0`;
}

export interface LiveFilter {
  readonly propertyId: string;
  readonly group: Exclude<VisitorGroup, "gone"> | undefined;
  /** In small letters. */
  readonly query: string | undefined;
}

/** Those who are there, the latest to come first. */
export async function listLive(
  db: Database,
  { propertyId, group, query }: LiveFilter,
  horizons: LiveHorizons,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly ShownVisitorRow[] }> {
  const conditions = [
    isThere(propertyId, horizons),
    ...(group ? [inGroup(propertyId, group, horizons)] : []),
    ...(query ? [matches(query)] : []),
  ];
  // Who they are is looked up for the page alone, unless it is searched for.
  const who = query
    ? sql`join visitors v on v.property_id = s.property_id and v.visitor_id = s.visitor_id`
    : sql``;
  const from = sql`from visitor_sessions s ${who} where ${sql.join(conditions, sql` and `)}`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total ${from}`.execute(db),
    sql<ShownVisitorRow>`
      with there as (
        select s.property_id, s.session_id ${from}
        order by s.started_on desc, s.session_id desc limit ${page.size} offset ${page.offset})
      select ${shown} from there t
      join visitor_sessions s on s.property_id = t.property_id and s.session_id = t.session_id
      join visitors v on v.property_id = s.property_id and v.visitor_id = s.visitor_id ${chat}
      order by s.started_on desc, s.session_id desc`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

export async function countLive(
  db: Database,
  propertyId: string,
  horizons: LiveHorizons,
): Promise<{ served: number; active: number; idle: number }> {
  const served = inGroup(propertyId, "served", horizons);
  const result = await sql<{ served: number; active: number; idle: number }>`
    select count(*) filter (where served)::int as served,
      count(*) filter (where not served and last_active_on > ${horizons.idle})::int as active,
      count(*) filter (where not served and last_active_on <= ${horizons.idle})::int as idle
    from (select s.last_active_on, ${served} as served from visitor_sessions s
      where ${isThere(propertyId, horizons)}) x`.execute(db);
  return result.rows[0] ?? { served: 0, active: 0, idle: 0 };
}

export interface VisitorAt {
  readonly propertyId: string;
  /** 21 characters. */
  readonly visitorId: string;
}

/** Visitors each with their latest visit, whether they are there or not. */
export async function findShown(
  db: Database,
  whom: readonly VisitorAt[],
): Promise<readonly ShownVisitorRow[]> {
  if (whom.length === 0) return [];
  const result = await sql<ShownVisitorRow>`
    select ${shown} from unnest(${whom.map((one) => one.propertyId)}::text[],
      ${whom.map((one) => one.visitorId)}::text[]) as w (property_id, visitor_id)
    join visitors v on v.property_id = w.property_id and v.visitor_id = w.visitor_id
    left join lateral (
      select x.* from visitor_sessions x where x.property_id = v.property_id and x.visitor_id = v.visitor_id
      order by x.started_on desc limit 1) s on true ${chat}`.execute(db);
  return result.rows;
}

/** How many pages and events `visitor.get` tells of. */
const SHOWN_PAGES = 100;
const SHOWN_EVENTS = 100;

export interface PageRow {
  readonly url: string;
  readonly title: string;
  readonly viewed_on: Date;
}

/** The latest pages of the visit that goes on, in order. */
export async function findVisitPages(
  db: Database,
  propertyId: string,
  visitorId: string,
  limit: number,
): Promise<readonly PageRow[]> {
  const result = await sql<PageRow>`
    select p.url, p.title, p.viewed_on from (
      select property_id, session_id from visitor_sessions
      where property_id = ${propertyId} and visitor_id = ${visitorId} and ended_on is null
      order by started_on desc limit 1) s
    join page_views p on p.property_id = s.property_id and p.session_id = s.session_id
    order by p.viewed_on desc, p.view_id desc limit ${limit}`.execute(db);
  return [...result.rows].reverse();
}

/** Pages of the latest visits, the latest first. */
export async function findPages(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<readonly PageRow[]> {
  const result = await sql<PageRow>`
    select p.url, p.title, p.viewed_on from (
      select property_id, session_id from visitor_sessions
      where property_id = ${propertyId} and visitor_id = ${visitorId} order by started_on desc limit 20) s
    join page_views p on p.property_id = s.property_id and p.session_id = s.session_id
    order by p.viewed_on desc, p.view_id desc limit ${SHOWN_PAGES}`.execute(db);
  return result.rows;
}

export interface EventRow {
  readonly name: string;
  readonly data: Record<string, string | number | boolean>;
  readonly created_on: Date;
}

export async function findEvents(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<readonly EventRow[]> {
  const result = await sql<EventRow>`
    select name, data, created_on from visitor_events
    where property_id = ${propertyId} and visitor_id = ${visitorId}
    order by created_on desc, event_id desc limit ${SHOWN_EVENTS}`.execute(db);
  return result.rows;
}
