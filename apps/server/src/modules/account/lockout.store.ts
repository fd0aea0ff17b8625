// SQL for failed tries, by address and not by account: an address nobody has is locked like any other, so being locked
// tells nothing.

import { type Database, sql } from "../../kernel/db.ts";

const FORGET_MS = 24 * 3_600_000;

/** Tries at one address go one after the other, so that a burst of guesses cannot slip past the count. */
export async function takeTurn(db: Database, emailKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${emailKey}, 7206))`.execute(db);
}

export async function findLock(db: Database, emailKey: string): Promise<Date | undefined> {
  const result = await sql<{ locked_until: Date | null }>`
    select locked_until from sign_in_failures where email_key = ${emailKey}`.execute(db);
  return result.rows[0]?.locked_until ?? undefined;
}

/** Counts one more failure; a day without any starts the count anew. Answers the count. */
export async function addFailure(db: Database, emailKey: string, now: Date): Promise<number> {
  const result = await sql<{ failures: number }>`
    insert into sign_in_failures as f (email_key, failures, last_failed_on) values (${emailKey}, 1, ${now})
    on conflict (email_key) do update set
      failures = case when f.last_failed_on < ${new Date(now.getTime() - FORGET_MS)} then 1 else f.failures + 1 end,
      last_failed_on = ${now}
    returning failures`.execute(db);
  return result.rows[0]?.failures ?? 1;
}

export async function lockUntil(db: Database, emailKey: string, until: Date): Promise<void> {
  await sql`update sign_in_failures set locked_until = ${until} where email_key = ${emailKey}`.execute(db);
}

export async function clearFailures(db: Database, emailKey: string): Promise<void> {
  await sql`delete from sign_in_failures where email_key = ${emailKey}`.execute(db);
}

export async function deleteForgottenFailures(db: Database, now: Date): Promise<void> {
  await sql`delete from sign_in_failures where last_failed_on < ${new Date(now.getTime() - FORGET_MS)}`.execute(
    db,
  );
}
