// SQL of whoever sends deliveries: takes some that are due, keeps hold of them, and writes how they fared. Everything
// goes in batches: one statement for each delivery reached a fifth of the throughput.

import { type Database, sql } from "../../kernel/db.ts";

/** A delivery in somebody's hands, with what is needed to send it. */
export interface TakenRow {
  readonly property_id: string;
  readonly hook_id: string;
  readonly delivery_id: string;
  readonly seq: number;
  readonly event_id: string;
  readonly body: string;
  readonly tries: number;
  readonly attempts: number;
  readonly run_began_on: Date;
  readonly url: string;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly previous_valid_until: Date | null;
  readonly first_retry_s: number;
  readonly give_up_h: number;
  readonly failing_since: Date | null;
}

/**
 * Takes up to `limit` deliveries that are due, of each endpoint no more than `perHook` less what is `busy` already, so
 * that one that hangs holds up no other; none of webhooks that are off or whose property lies in the bin. Until `until`
 * nobody else takes them. Endpoints are found by skipping through the index, one step each, however many deliveries wait.
 */
export async function takeDue(
  db: Database,
  o: {
    now: Date;
    until: Date;
    limit: number;
    perHook: number;
    /** The same for endpoints whose last try failed. */
    perFailingHook: number;
    busy: readonly { hookId: string; count: number }[];
  },
): Promise<readonly TakenRow[]> {
  const result = await sql<TakenRow>`
    with recursive waiting (hook_id) as (
      (select hook_id from webhook_deliveries where status = 'pending' order by hook_id limit 1)
      union all
      select (select d.hook_id from webhook_deliveries d where d.status = 'pending' and d.hook_id > w.hook_id
              order by d.hook_id limit 1)
      from waiting w where w.hook_id is not null),
    busy (hook_id, count) as (
      select * from unnest(${o.busy.map((b) => b.hookId)}::text[], ${o.busy.map((b) => b.count)}::int[])),
    taken as materialized (
      select due.* from waiting w
      join webhooks_sent h on h.hook_id = w.hook_id
      left join busy b on b.hook_id = w.hook_id
      cross join lateral (
        select d.seq from webhook_deliveries d
        where d.hook_id = w.hook_id and d.status = 'pending' and d.due_on <= ${o.now}
          and (not h.ordered or d.chat_id is null or not exists (
            select from webhook_deliveries e where e.hook_id = d.hook_id and e.chat_id = d.chat_id
              and e.status = 'pending' and e.seq < d.seq))
        order by d.due_on, d.seq limit greatest(0, case when h.failing_since is null then ${o.perHook}::int else ${o.perFailingHook}::int end
          - coalesce(b.count, 0))
        for update of d skip locked) as due
      limit ${o.limit})
    update webhook_deliveries d set due_on = ${o.until}
    from taken t, webhooks h
    where d.seq = t.seq and h.property_id = d.property_id and h.hook_id = d.hook_id
    returning d.property_id, d.hook_id, d.delivery_id, d.seq, d.event_id, d.body, d.tries, d.attempts, d.run_began_on, h.url,
      h.secret, h.previous_secret, h.previous_valid_until, h.first_retry_s, h.give_up_h, h.failing_since`.execute(
    db,
  );
  return result.rows;
}

/** Keeps what is in hand for longer; not what was tried meanwhile, whose due time is another. */
export async function keepHold(db: Database, held: readonly TakenRow[], until: Date): Promise<void> {
  await sql`
    update webhook_deliveries d set due_on = ${until}
    from unnest(${held.map((row) => row.seq)}::bigint[], ${held.map((row) => row.attempts)}::int[]) as h (seq, attempts)
    where d.seq = h.seq and d.attempts = h.attempts and d.status = 'pending'`.execute(db);
}

export interface Outcome {
  /** Of the delivery. */
  readonly seq: number;
  readonly attempt: number;
  readonly url: string;
  readonly began_on: string;
  readonly duration_ms: number;
  readonly status_code: number | null;
  readonly error: string | null;
  readonly answer: string | null;
  readonly status: "pending" | "delivered" | "failed";
  /** When it is tried next, or now. */
  readonly due_on: string;
}

/**
 * Keeps how some tries ended. One whose delivery was deleted meanwhile is passed over; one that somebody else tried too,
 * because this process was taken for dead, counts only if it arrived.
 */
export async function writeOutcomes(db: Database, outcomes: readonly Outcome[]): Promise<void> {
  await sql`
    with o as (
      select * from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as r(seq bigint, attempt int, url text,
        began_on timestamptz, duration_ms int, status_code int, error text, answer text, status text,
        due_on timestamptz)),
    written as (
      update webhook_deliveries d set status = o.status, tries = d.tries + 1,
        attempts = greatest(d.attempts, o.attempt), due_on = o.due_on,
        ended_on = case when o.status = 'pending' then null else o.due_on end, status_code = o.status_code,
        error = o.error
      from o where d.seq = o.seq and (d.attempts = o.attempt - 1 or o.status = 'delivered')
      returning d.property_id, d.delivery_id, o.attempt, o.url, o.began_on, o.duration_ms, o.status_code, o.error,
        o.answer)
    insert into webhook_attempts (property_id, delivery_id, attempt, url, began_on, duration_ms, status_code, error,
      answer)
    select property_id, delivery_id, attempt, url, began_on, duration_ms, status_code, error, answer from written
    on conflict do nothing`.execute(db);
}

/** Counts failures in a row of an endpoint; answers since when and how many. */
export async function countFailures(
  db: Database,
  hookId: string,
  o: { count: number; at: Date },
): Promise<{ failingSince: Date; failedInARow: number } | undefined> {
  const result = await sql<{ failing_since: Date; failed_in_a_row: number }>`
    update webhooks set failing_since = coalesce(failing_since, ${o.at}), failed_in_a_row = failed_in_a_row + ${o.count}
    where hook_id = ${hookId} returning failing_since, failed_in_a_row`.execute(db);
  const [row] = result.rows;
  return row && { failingSince: row.failing_since, failedInARow: row.failed_in_a_row };
}

/** An endpoint that had failed answered well. */
export async function countSuccess(db: Database, hookId: string): Promise<void> {
  await sql`update webhooks set failing_since = null, failed_in_a_row = 0
    where hook_id = ${hookId} and failing_since is not null`.execute(db);
}
