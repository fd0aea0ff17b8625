// Idempotency-Key on writes: the first reply is kept for 24 hours with the change itself and replayed byte for byte.
// Kept replies may hold a secret that is shown once (a new API key), so they are sealed.

import type { SessionChange } from "./context.ts";
import { type Database, sql } from "./db.ts";
import { refuse } from "./error.ts";
import { sha256, type Vault } from "./secret.ts";

export interface KeptReply {
  readonly status: number;
  /** The envelope without its request id, as JSON text. */
  readonly body: string;
  readonly session?: SessionChange | undefined;
}

export interface IdempotentCall {
  readonly callerId: string;
  readonly key: string;
  readonly method: string;
  /** The body as it was received. */
  readonly body: Buffer;
}

const PURPOSE = "idempotency";

/**
 * Claims the key within this call's transaction. Answers the kept reply, or undefined when the call is new.
 * Refuses with `conflict` while the first call is in flight, and when the key comes with another body.
 */
export async function claim(
  db: Database,
  vault: Vault,
  call: IdempotentCall,
  now: Date,
): Promise<KeptReply | undefined> {
  const lock = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`${call.callerId} ${call.key}`}, 7205)) as held`.execute(
    db,
  );
  if (!lock.rows[0]?.held) throw refuse("conflict", { message: "idempotency_key_in_flight", retryAfterS: 1 });
  const kept = await sql<{ request_hash: string; reply: Buffer }>`
    select request_hash, reply from idempotency_keys
    where caller_id = ${call.callerId} and key = ${call.key} and created_on > ${new Date(now.getTime() - 86_400_000)}`.execute(
    db,
  );
  const row = kept.rows[0];
  if (!row) return undefined;
  if (row.request_hash !== hashOf(call)) throw refuse("conflict", { message: "idempotency_key_reused" });
  return JSON.parse(vault.open(PURPOSE, row.reply)) as KeptReply;
}

export async function keep(
  db: Database,
  vault: Vault,
  call: IdempotentCall,
  reply: KeptReply,
  now: Date,
): Promise<void> {
  const sealed = vault.seal(PURPOSE, JSON.stringify(reply));
  await sql`
    insert into idempotency_keys (caller_id, key, request_hash, reply, created_on)
    values (${call.callerId}, ${call.key}, ${hashOf(call)}, ${sealed}, ${now})
    on conflict (caller_id, key) do update
    set request_hash = excluded.request_hash, reply = excluded.reply, created_on = excluded.created_on`.execute(
    db,
  );
}

export async function sweepKeptReplies(db: Database, now: Date): Promise<void> {
  await sql`delete from idempotency_keys where created_on < ${new Date(now.getTime() - 86_400_000)}`.execute(
    db,
  );
}

function hashOf(call: IdempotentCall): string {
  return sha256(Buffer.concat([Buffer.from(`${call.method}\n`), call.body]));
}
