// SQL for one-time tokens: the links in mails that confirm an address or let a password be chosen anew.

import { type Database, sql } from "../../kernel/db.ts";

export type TokenPurpose = "confirm-email" | "change-email" | "reset-password";

export interface TokenRow {
  readonly agent_id: string;
  readonly purpose: TokenPurpose;
  /** The address the link was mailed to. */
  readonly email: string;
  readonly expires_on: Date;
}

/** A new link ends the earlier ones of its kind. */
export async function replaceToken(db: Database, tokenHash: string, token: TokenRow): Promise<void> {
  await sql`delete from agent_tokens where agent_id = ${token.agent_id} and purpose = ${token.purpose}`.execute(
    db,
  );
  await sql`
    insert into agent_tokens (token_hash, agent_id, purpose, email, expires_on)
    values (${tokenHash}, ${token.agent_id}, ${token.purpose}, ${token.email}, ${token.expires_on})`.execute(
    db,
  );
}

/** Uses a token up: of two calls with the same link, one gets it. */
export async function takeToken(
  db: Database,
  tokenHash: string,
  purposes: readonly TokenPurpose[],
  now: Date,
): Promise<TokenRow | undefined> {
  const result = await sql<TokenRow>`
    delete from agent_tokens
    where token_hash = ${tokenHash} and purpose = any(${purposes as string[]}::text[]) and expires_on > ${now}
    returning agent_id, purpose, email, expires_on`.execute(db);
  return result.rows[0];
}

/** The newest link of these kinds that still works. */
export async function findPendingLink(
  db: Database,
  agentId: string,
  purposes: readonly TokenPurpose[],
  now: Date,
): Promise<TokenRow | undefined> {
  const result = await sql<TokenRow>`
    select agent_id, purpose, email, expires_on from agent_tokens
    where agent_id = ${agentId} and purpose = any(${purposes as string[]}::text[]) and expires_on > ${now}
    order by expires_on desc limit 1`.execute(db);
  return result.rows[0];
}

export async function findLatestExpiry(
  db: Database,
  agentId: string,
  purpose: TokenPurpose,
): Promise<Date | undefined> {
  const result = await sql<{ expires_on: Date | null }>`
    select max(expires_on) as expires_on from agent_tokens where agent_id = ${agentId} and purpose = ${purpose}`.execute(
    db,
  );
  return result.rows[0]?.expires_on ?? undefined;
}

/** After a change of password or address no link mailed before works any more. */
export async function deleteTokens(db: Database, agentId: string): Promise<void> {
  await sql`delete from agent_tokens where agent_id = ${agentId}`.execute(db);
}

export async function deleteExpiredTokens(db: Database, now: Date): Promise<void> {
  await sql`delete from agent_tokens where expires_on <= ${now}`.execute(db);
}
