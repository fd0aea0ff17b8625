// SQL for deliveries and their tries.

import { type Database, sql } from "../../kernel/db.ts";

export type DeliveryState = "pending" | "delivered" | "failed";

export interface DeliveryRow {
  readonly property_id: string;
  readonly hook_id: string;
  readonly delivery_id: string;
  readonly event_id: string;
  readonly event: string;
  readonly happened_on: Date;
  readonly chat_id: string | null;
  readonly body: string;
  readonly status: DeliveryState;
  /** Of the present run. */
  readonly tries: number;
  /** Of all runs. */
  readonly attempts: number;
  readonly run_began_on: Date;
  readonly due_on: Date;
  readonly ended_on: Date | null;
  readonly status_code: number | null;
  readonly error: string | null;
}

export interface AttemptRow {
  readonly attempt: number;
  readonly url: string;
  readonly began_on: Date;
  readonly duration_ms: number;
  readonly status_code: number | null;
  readonly error: string | null;
  readonly answer: string | null;
}

const columns = sql`property_id, hook_id, delivery_id, event_id, event, happened_on, chat_id, body, status, tries,
  attempts, run_began_on, due_on, ended_on, status_code, error`;

/** In their order: a later one is delivered later to hooks that want it so. Answers their numbers. */
export async function insertDeliveries(
  db: Database,
  rows: readonly DeliveryRow[],
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const result = await sql<{ seq: number }>`
    insert into webhook_deliveries (${columns})
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(property_id text, hook_id text,
      delivery_id text, event_id text, event text, happened_on timestamptz, chat_id text, body text, status text,
      tries int, attempts int, run_began_on timestamptz, due_on timestamptz, ended_on timestamptz, status_code int, error text)
    returning seq`.execute(db);
  return result.rows.map((row) => row.seq);
}

export interface DeliveryFilter {
  readonly propertyId: string;
  readonly hookId: string | undefined;
  readonly status: DeliveryState | undefined;
  readonly event: string | undefined;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
}

/** The newest first. */
export async function listDeliveries(
  db: Database,
  filter: DeliveryFilter,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly DeliveryRow[] }> {
  const where = matching(filter);
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from webhook_deliveries where ${where}`.execute(db),
    sql<DeliveryRow>`select ${columns} from webhook_deliveries where ${where}
      order by happened_on desc, seq desc limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

/** Of webhooks that are there: the log of one that was deleted goes in small steps. */
function matching({ propertyId, hookId, status, event, from, until }: DeliveryFilter) {
  return sql`property_id = ${propertyId}
    and hook_id in (select hook_id from webhooks where property_id = ${propertyId})
    and (${hookId ?? null}::text is null or hook_id = ${hookId ?? null})
    and (${status ?? null}::text is null or status = ${status ?? null})
    and (${event ?? null}::text is null or event = ${event ?? null})
    and (${from ?? null}::timestamptz is null or happened_on >= ${from ?? null})
    and (${until ?? null}::timestamptz is null or happened_on <= ${until ?? null})`;
}

export interface CountRow {
  readonly time: Date;
  readonly delivered: number;
  readonly failed: number;
  readonly pending: number;
}

/**
 * A row for each hour or day from the one `from` lies in. Days are walked on the zone's own calendar, because one of
 * them has 23 hours and another 25; hours are walked as they pass.
 */
export async function countDeliveries(
  db: Database,
  o: {
    readonly propertyId: string;
    readonly hookId: string | undefined;
    readonly from: Date;
    readonly until: Date;
    readonly interval: "hour" | "day";
    readonly timezone: string;
  },
): Promise<readonly CountRow[]> {
  const { propertyId, hookId, from, until, interval, timezone } = o;
  const first = sql`date_trunc(${interval}, ${from}::timestamptz, ${timezone})`;
  const times =
    interval === "hour"
      ? sql`generate_series(${first}, ${until}::timestamptz, interval '1 hour') as t(time)`
      : sql`generate_series(${first} at time zone ${timezone}, ${until}::timestamptz at time zone ${timezone},
          interval '1 day') as d(day), lateral (select day at time zone ${timezone} as time) as t`;
  const result = await sql<CountRow>`
    with times as (select time from ${times} where time < ${until}),
    counts as (
      select width_bucket(happened_on, (select array_agg(time order by time) from times)) as at,
        count(*) filter (where status = 'delivered') as delivered,
        count(*) filter (where status = 'failed') as failed,
        count(*) filter (where status = 'pending') as pending
      from webhook_deliveries
      where property_id = ${propertyId} and (${hookId ?? null}::text is null or hook_id = ${hookId ?? null})
        and happened_on >= ${from} and happened_on < ${until}
      group by at)
    select time, coalesce(delivered, 0) as delivered, coalesce(failed, 0) as failed, coalesce(pending, 0) as pending
    from (select time, row_number() over (order by time) as at from times) t left join counts using (at)
    order by time`.execute(db);
  return result.rows;
}

export async function findDelivery(
  db: Database,
  propertyId: string,
  hookId: string,
  deliveryId: string,
): Promise<DeliveryRow | undefined> {
  const result = await sql<DeliveryRow>`
    select ${columns} from webhook_deliveries
    where property_id = ${propertyId} and hook_id = ${hookId} and delivery_id = ${deliveryId}
      and exists (select from webhooks where property_id = ${propertyId} and hook_id = ${hookId})`.execute(
    db,
  );
  return result.rows[0];
}

export async function findAttempts(
  db: Database,
  propertyId: string,
  deliveryId: string,
): Promise<readonly AttemptRow[]> {
  const result = await sql<AttemptRow>`
    select attempt, url, began_on, duration_ms, status_code, error, answer from webhook_attempts
    where property_id = ${propertyId} and delivery_id = ${deliveryId} order by attempt`.execute(db);
  return result.rows;
}

/** These that have ended, whether they failed or arrived; all that failed and happened since; or all that wait. */
export type Which = { ids: readonly string[] } | { failedSince: Date } | "pending";

function chosen(which: Which) {
  if (which === "pending") return sql`status = 'pending'`;
  return "ids" in which
    ? sql`delivery_id = any(${which.ids as string[]}::text[]) and status <> 'pending'`
    : sql`status = 'failed' and happened_on >= ${which.failedSince}`;
}

/** What some deliveries tell of, each event once. */
export async function eventsOf(
  db: Database,
  o: { propertyId: string; hookId: string; which: Which },
): Promise<readonly string[]> {
  const result = await sql<{ event: string }>`
    select distinct event from webhook_deliveries
    where property_id = ${o.propertyId} and hook_id = ${o.hookId} and ${chosen(o.which)}`.execute(db);
  return result.rows.map((row) => row.event);
}

/** Starts a new run of deliveries that have ended; answers how many there were. */
export async function sendAgain(
  db: Database,
  o: { propertyId: string; hookId: string; now: Date; which: Exclude<Which, "pending"> },
): Promise<number> {
  const result = await sql`
    update webhook_deliveries set status = 'pending', tries = 0, run_began_on = ${o.now}, due_on = ${o.now},
      ended_on = null, status_code = null, error = null
    where property_id = ${o.propertyId} and hook_id = ${o.hookId} and ${chosen(o.which)}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** What still waits is given up, to be recovered. */
export async function giveUpPending(
  db: Database,
  propertyId: string,
  hookId: string,
  o: { now: Date; error: string },
): Promise<void> {
  await sql`
    update webhook_deliveries set status = 'failed', ended_on = ${o.now}, error = coalesce(error, ${o.error})
    where property_id = ${propertyId} and hook_id = ${hookId} and status = 'pending'`.execute(db);
}

/** Ended before then, or of no webhook any more; at most so many at once. Answers how many. */
export function purgeDeliveries(db: Database, before: Date, limit: number): Promise<number> {
  return removeDeliveries(
    db,
    sql`status <> 'pending' and ended_on < ${before}
      or not exists (select from webhooks h where h.property_id = d.property_id and h.hook_id = d.hook_id)`,
    limit,
  );
}

/** Some of those of a webhook that is gone; answers how many. */
export function forgetDeliveries(
  db: Database,
  propertyId: string,
  hookId: string,
  limit: number,
): Promise<number> {
  return removeDeliveries(db, sql`property_id = ${propertyId} and hook_id = ${hookId}`, limit);
}

/** Their tries go with them. */
async function removeDeliveries(db: Database, which: ReturnType<typeof sql>, limit: number): Promise<number> {
  const result = await sql<{ count: number }>`
    with gone as (
      delete from webhook_deliveries where ctid = any(array(
        select ctid from webhook_deliveries d where ${which} limit ${limit}))
      returning property_id, delivery_id),
    tries as (
      delete from webhook_attempts a using gone g
      where a.property_id = g.property_id and a.delivery_id = g.delivery_id)
    select count(*) as count from gone`.execute(db);
  return result.rows[0]?.count ?? 0;
}
