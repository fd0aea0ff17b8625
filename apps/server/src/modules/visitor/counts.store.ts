// SQL for how many visits there were.

import { type Database, sql } from "../../kernel/db.ts";

export interface StartedVisits {
  /** The quarter of an hour in which they began. */
  readonly slot_on: Date;
  readonly visits: number;
  readonly page_views: number;
}

/** Visits that began from one moment up to another, which is left out. */
export async function countStartedVisits(
  db: Database,
  propertyId: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<readonly StartedVisits[]> {
  const result = await sql<StartedVisits>`
    select date_bin('15 minutes', started_on, timestamptz '2000-01-01 00:00:00Z') as slot_on, count(*) as visits,
      sum(page_views) as page_views
    from visitor_sessions
    where property_id = ${propertyId} and started_on >= ${span.from} and started_on < ${span.until}
    group by 1 order by 1`.execute(db);
  return result.rows;
}

/** Days (UTC), before one, on which visits began that have all ended: their numbers change no more. */
export async function listEndedVisitDays(
  db: Database,
  propertyId: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<readonly string[]> {
  const next = sql`select date_trunc('day', min(started_on), 'UTC') from visitor_sessions
    where property_id = ${propertyId}`;
  const result = await sql<{ day: string }>`
    with recursive days (day) as (
      (${next} and started_on >= ${span.from})
      union all
      select (${next} and started_on >= d.day + interval '1 day') from days d where d.day is not null)
    select to_char(day at time zone 'UTC', 'YYYY-MM-DD') as day from days d
    where day is not null and day + interval '1 day' <= ${span.until}
      and not exists (select from visitor_sessions s
        where s.property_id = ${propertyId} and s.ended_on is null
          and s.started_on >= d.day and s.started_on < d.day + interval '1 day')`.execute(db);
  return result.rows.map((row) => row.day);
}
