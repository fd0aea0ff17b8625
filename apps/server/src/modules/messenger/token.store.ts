// SQL for visitors' tokens.

import type { Caller } from "../../kernel/caller.ts";
import { type Database, sql } from "../../kernel/db.ts";

export interface TokenRow {
  readonly property_id: string;
  readonly token_hash: string;
  readonly visitor_id: string;
  readonly widget_id: string;
}

export async function insertTokens(db: Database, tokens: readonly TokenRow[], now: Date): Promise<void> {
  await sql`
    insert into visitor_tokens (property_id, token_hash, visitor_id, widget_id, created_on, last_used_on)
    select t.*, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${tokens.map((one) => one.property_id)}::text[], ${tokens.map((one) => one.token_hash)}::text[],
      ${tokens.map((one) => one.visitor_id)}::text[], ${tokens.map((one) => one.widget_id)}::text[]) as t`.execute(
    db,
  );
}

/** The good ones among them. Whose property lies in the bin is the caller's to see. */
export async function findVisitorTokens(
  db: Database,
  hashes: readonly string[],
): Promise<readonly TokenRow[]> {
  if (hashes.length === 0) return [];
  const result = await sql<TokenRow>`
    select property_id, token_hash, visitor_id, widget_id from visitor_tokens
    where token_hash = any(${hashes as string[]}::text[])`.execute(db);
  return result.rows;
}

export async function touchVisitorTokens(
  db: Database,
  uses: readonly { id: string; at: Date }[],
): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    update visitor_tokens set last_used_on = u.at
    from unnest(${uses.map((u) => u.id)}::text[], ${uses.map((u) => u.at)}::timestamptz[]) as u(id, at)
    where token_hash = u.id and last_used_on < u.at`.execute(db);
}

export async function deleteToken(db: Database, propertyId: string, hash: string): Promise<void> {
  await sql`delete from visitor_tokens where property_id = ${propertyId} and token_hash = ${hash}`.execute(
    db,
  );
}

/** Unused since `before`: whoever comes back with one begins anew. */
export async function deleteTokensUnusedSince(db: Database, before: Date): Promise<void> {
  await sql`delete from visitor_tokens where last_used_on < ${before}`.execute(db);
}

/** The caller a token makes: nothing but its visitor. */
export function visitorCaller(token: TokenRow): Caller {
  return {
    kind: "visitor",
    id: token.token_hash,
    agent: undefined,
    visitor: { propertyId: token.property_id, visitorId: token.visitor_id, widgetId: token.widget_id },
    service: undefined,
    scopes: NONE,
    grants: NOWHERE,
    sandboxOnly: false,
    onlyProperties: undefined,
    ips: [],
    expiresAtMs: undefined,
  };
}

const NONE: Caller["scopes"] = new Set();
const NOWHERE: Caller["grants"] = new Map();
