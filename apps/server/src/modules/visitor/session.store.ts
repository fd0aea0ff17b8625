// SQL for visits, many at a time: they come from the tracker in batches, and end by the sweep.

import { type Database, sql } from "../../kernel/db.ts";
import type { Device } from "./device.rules.ts";
import type { Page } from "./session.rules.ts";

/** A visit somebody did something in since it was last written. */
export interface VisitRow {
  readonly property_id: string;
  readonly visitor_id: string;
  /** Its id, should it be a new one. */
  readonly session_id: string;
  readonly started_on: Date;
  readonly last_active_on: Date;
  readonly seen_on: Date;
  readonly left_on: Date | null;
  readonly ip: string;
  readonly country_code: string | null;
  readonly device: Device;
  readonly language: string | null;
  readonly referrer: string | null;
  readonly landing: Page;
  readonly page: Page;
  readonly views: readonly (Page & { readonly viewed_on: Date })[];
}

export interface WrittenVisit {
  readonly property_id: string;
  readonly visitor_id: string;
  readonly session_id: string;
  /** True when it began with this. */
  readonly fresh: boolean;
}

/** Continues the visit each is on, or begins one. Of visitors who are gone for good nothing is written. */
export async function writeVisits(db: Database, rows: readonly VisitRow[]): Promise<readonly WrittenVisit[]> {
  const all = <T>(pick: (row: VisitRow) => T) => rows.map(pick);
  const result = await sql<WrittenVisit>`
    insert into visitor_sessions as s (property_id, visitor_id, session_id, started_on, last_active_on, seen_on, left_on,
      ip, country_code, browser, os, device_type, language, referrer, landing_url, landing_title, page_url, page_title,
      page_views)
    select t.* from unnest(
      ${all((one) => one.property_id)}::text[], ${all((one) => one.visitor_id)}::text[],
      ${all((one) => one.session_id)}::text[], ${all((one) => one.started_on)}::timestamptz[],
      ${all((one) => one.last_active_on)}::timestamptz[], ${all((one) => one.seen_on)}::timestamptz[],
      ${all((one) => one.left_on)}::timestamptz[], ${all((one) => one.ip)}::text[],
      ${all((one) => one.country_code)}::text[], ${all((one) => one.device.browser)}::text[],
      ${all((one) => one.device.os)}::text[], ${all((one) => one.device.type)}::text[],
      ${all((one) => one.language)}::text[], ${all((one) => one.referrer)}::text[],
      ${all((one) => one.landing.url)}::text[], ${all((one) => one.landing.title)}::text[],
      ${all((one) => one.page.url)}::text[], ${all((one) => one.page.title)}::text[],
      ${all((one) => one.views.length)}::int[]) as t (property_id, visitor_id)
    join visitors v on v.property_id = t.property_id and v.visitor_id = t.visitor_id
    order by t.property_id, t.visitor_id
    on conflict (property_id, visitor_id) where ended_on is null do update set
      last_active_on = greatest(s.last_active_on, excluded.last_active_on),
      seen_on = greatest(s.seen_on, excluded.seen_on), left_on = excluded.left_on, ip = excluded.ip,
      country_code = excluded.country_code, browser = excluded.browser, os = excluded.os,
      device_type = excluded.device_type, language = coalesce(excluded.language, s.language),
      page_url = excluded.page_url, page_title = excluded.page_title,
      page_views = s.page_views + excluded.page_views
    returning property_id, visitor_id, session_id, (xmax = 0) as fresh`.execute(db);
  return result.rows;
}

export async function insertPageViews(
  db: Database,
  views: readonly (Page & {
    readonly property_id: string;
    readonly session_id: string;
    readonly viewed_on: Date;
  })[],
): Promise<void> {
  if (views.length === 0) return;
  await sql`
    insert into page_views (property_id, session_id, url, title, viewed_on)
    select * from unnest(${views.map((one) => one.property_id)}::text[], ${views.map((one) => one.session_id)}::text[],
      ${views.map((one) => one.url)}::text[], ${views.map((one) => one.title)}::text[],
      ${views.map((one) => one.viewed_on)}::timestamptz[])`.execute(db);
}

export interface Sighting {
  readonly property_id: string;
  readonly visitor_id: string;
  readonly seen_on: Date;
  readonly left_on: Date | null;
}

/** Says that visits are still open, or were left. Begins none. */
export async function touchVisits(db: Database, rows: readonly Sighting[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update visitor_sessions s set seen_on = greatest(s.seen_on, t.seen_on), left_on = t.left_on
    from unnest(${rows.map((one) => one.property_id)}::text[], ${rows.map((one) => one.visitor_id)}::text[],
      ${rows.map((one) => one.seen_on)}::timestamptz[], ${rows.map((one) => one.left_on)}::timestamptz[])
      as t (property_id, visitor_id, seen_on, left_on)
    where s.property_id = t.property_id and s.visitor_id = t.visitor_id and s.ended_on is null`.execute(db);
}

export interface EndHorizons {
  readonly buffer: Date;
  readonly sessionBuffer: Date;
}

/**
 * Ends the visits that are over, all or those of the visitors named, and adds their numbers to the visitors. A visit
 * lasted until its visitor left, or until the last thing they did. Answers how many.
 */
export async function endVisits(
  db: Database,
  { buffer, sessionBuffer }: EndHorizons,
  of?: readonly Pick<VisitRow, "property_id" | "visitor_id">[],
): Promise<number> {
  const named = of
    ? sql`and (property_id, visitor_id) in (select * from unnest(${of.map((one) => one.property_id)}::text[],
        ${of.map((one) => one.visitor_id)}::text[]))`
    : sql``;
  const result = await sql`
    with ended as (
      update visitor_sessions set ended_on = coalesce(left_on, last_active_on)
      where ended_on is null ${named}
        and (last_active_on <= ${sessionBuffer} or seen_on <= ${buffer} or left_on <= ${buffer})
      returning property_id, visitor_id, page_views, ended_on, ended_on - started_on as lasted)
    update visitors v set page_views = v.page_views + e.page_views,
      time_spent_s = v.time_spent_s + greatest(0, round(extract(epoch from e.lasted)))::int,
      last_seen_on = greatest(v.last_seen_on, e.ended_on)
    from ended e where v.property_id = e.property_id and v.visitor_id = e.visitor_id`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Counts visits that began; answers the contacts among those who are back. */
export async function countVisits(
  db: Database,
  rows: readonly Pick<VisitRow, "property_id" | "visitor_id" | "started_on" | "ip" | "country_code">[],
): Promise<readonly { property_id: string; person_id: string; seen_on: Date }[]> {
  if (rows.length === 0) return [];
  const result = await sql<{ property_id: string; person_id: string | null; seen_on: Date }>`
    update visitors v set visits = v.visits + 1, first_visit_on = coalesce(v.first_visit_on, t.started_on),
      latest_visit_on = t.started_on, last_seen_on = greatest(v.last_seen_on, t.started_on), ip = t.ip,
      country_code = coalesce(t.country_code, v.country_code),
      city = case when t.country_code is distinct from v.country_code and t.country_code is not null
        then null else v.city end
    from unnest(${rows.map((one) => one.property_id)}::text[], ${rows.map((one) => one.visitor_id)}::text[],
      ${rows.map((one) => one.started_on)}::timestamptz[], ${rows.map((one) => one.ip)}::text[],
      ${rows.map((one) => one.country_code)}::text[])
      as t (property_id, visitor_id, started_on, ip, country_code)
    where v.property_id = t.property_id and v.visitor_id = t.visitor_id
    returning v.property_id, v.person_id, v.last_seen_on as seen_on`.execute(db);
  return result.rows.flatMap((row) => (row.person_id ? [{ ...row, person_id: row.person_id }] : []));
}

/** What is too old to keep; a visit takes its page views along. */
export async function purgeVisits(
  db: Database,
  horizons: { readonly pageViews: Date; readonly sessions: Date },
): Promise<void> {
  await sql`delete from page_views where viewed_on <= ${horizons.pageViews}`.execute(db);
  await sql`delete from visitor_sessions where ended_on <= ${horizons.sessions}`.execute(db);
}

/** Of who looked around long ago and said nothing, nothing is kept. */
export async function purgeStrangers(db: Database, before: Date): Promise<void> {
  await sql`
    delete from visitors v
    where last_seen_on <= ${before} and person_id is null and user_id is null and note is null
      and not exists (select from visitor_chats c
        where c.property_id = v.property_id and c.visitor_id = v.visitor_id)
      and not exists (select from visitor_sessions s
        where s.property_id = v.property_id and s.visitor_id = v.visitor_id and s.ended_on is null)`.execute(
    db,
  );
}

/** Of this connection: the next of each statement is planned for the tables as they are. */
export async function discardPlans(db: Database): Promise<void> {
  await sql`discard plans`.execute(db);
}
