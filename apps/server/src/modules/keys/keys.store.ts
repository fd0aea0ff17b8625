// SQL for API keys. A key is known by its SHA-256 alone.

import { type Database, sql } from "../../kernel/db.ts";
import type { KeyMode, Sight } from "./keys.rules.ts";

export interface KeyCredential {
  readonly key_id: string;
  readonly kind: "personal" | "service";
  readonly mode: KeyMode;
  readonly agent_id: string | null;
  readonly property_id: string | null;
  readonly name: string;
  readonly hash: string;
  readonly previous_hash: string | null;
  readonly previous_valid_until: Date | null;
  readonly scopes: string[] | null;
  readonly property_ids: string[] | null;
  readonly ips: string[];
  readonly expires_on: Date | null;
  readonly created_on: Date;
}

export interface KeyRow extends Omit<KeyCredential, "hash" | "previous_hash"> {
  readonly hint: string;
  readonly rotated_on: Date | null;
  readonly last_used_on: Date | null;
  readonly last_used_ip: string | null;
}

const shown = sql`key_id, kind, mode, agent_id, property_id, name, hint, scopes, property_ids, ips, expires_on,
  created_on, rotated_on, previous_valid_until, last_used_on, last_used_ip`;

/** The keys behind some hashes; the hash of a rotated key counts while its overlap lasts. */
export async function findKeysByHash(
  db: Database,
  hashes: readonly string[],
  now: Date,
): Promise<readonly KeyCredential[]> {
  if (hashes.length === 0) return [];
  const result = await sql<KeyCredential>`
    select key_id, kind, mode, agent_id, property_id, name, hash,
      case when previous_valid_until > ${now} then previous_hash end as previous_hash, previous_valid_until,
      scopes, property_ids, ips, expires_on, created_on
    from api_keys
    where (hash = any(${hashes as string[]}::text[])
       or (previous_hash = any(${hashes as string[]}::text[]) and previous_valid_until > ${now}))
      and (expires_on is null or expires_on > ${now})`.execute(db);
  return result.rows;
}

/** Batched last use: one statement for many keys. Another process may have written a later one. */
export async function touchKeys(
  db: Database,
  uses: readonly { id: string; at: Date; ip: string }[],
): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    update api_keys set last_used_on = u.at, last_used_ip = u.ip
    from unnest(${uses.map((u) => u.id)}::text[], ${uses.map((u) => u.at)}::timestamptz[], ${uses.map((u) => u.ip)}::text[]) as u(id, at, ip)
    where key_id = u.id and (last_used_on is null or last_used_on <= u.at)`.execute(db);
}

export interface NewKey {
  readonly keyId: string;
  readonly mode: KeyMode;
  readonly kind: "personal" | "service";
  /** The agent of a personal key. */
  readonly agentId: string | undefined;
  /** The property of a service key. */
  readonly propertyId: string | undefined;
  readonly createdBy: string;
  readonly name: string;
  readonly hash: string;
  readonly hint: string;
  readonly scopes: readonly string[] | undefined;
  readonly propertyIds: readonly string[] | undefined;
  readonly ips: readonly string[];
  readonly expiresAtMs: number | undefined;
  readonly createdOn: Date;
}

/** Undefined when the holder has `limit` keys already. Two calls for one holder go one after the other. */
export async function insertKey(db: Database, key: NewKey, limit: number): Promise<KeyRow | undefined> {
  const agentId = key.kind === "personal" ? (key.agentId ?? null) : null;
  const propertyId = key.kind === "service" ? (key.propertyId ?? null) : null;
  const expiresOn = key.expiresAtMs === undefined ? null : new Date(key.expiresAtMs);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`api_keys ${agentId ?? propertyId}`}, 7206))`.execute(
    db,
  );
  const result = await sql<KeyRow>`
    insert into api_keys (key_id, kind, mode, agent_id, property_id, created_by, name, hash, hint, scopes, property_ids, ips, expires_on, created_on)
    select ${key.keyId}, ${key.kind}, ${key.mode}, ${agentId}::text, ${propertyId}::text,
      ${key.createdBy}, ${key.name}, ${key.hash}, ${key.hint}, ${(key.scopes ?? null) as string[] | null}::text[],
      ${(key.propertyIds ?? null) as string[] | null}::text[], ${key.ips as string[]}::text[],
      ${expiresOn}::timestamptz, ${key.createdOn}::timestamptz
    where (select count(*) from api_keys where agent_id = ${agentId}::text or property_id = ${propertyId}::text) < ${limit}::int
    returning ${shown}`.execute(db);
  return result.rows[0];
}

/** The key that signs a call, whoever holds it. */
export async function findKey(db: Database, keyId: string): Promise<KeyRow | undefined> {
  const result = await sql<KeyRow>`select ${shown} from api_keys where key_id = ${keyId}`.execute(db);
  return result.rows[0];
}

/** The keys in sight among `keyIds`, locked until the transaction ends. */
export async function findKeysInSight(
  db: Database,
  sight: Sight,
  keyIds: readonly string[],
): Promise<readonly KeyRow[]> {
  const result = await sql<KeyRow>`
    select ${shown} from api_keys where key_id = any(${keyIds as string[]}::text[]) and ${inSight(sight)}
    order by key_id for update`.execute(db);
  return result.rows;
}

/** Personal keys of an agent, or service keys of a property; newest first. */
export async function listKeys(
  db: Database,
  holder: { agentId: string | undefined; propertyId: string | undefined; modes: readonly KeyMode[] },
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly KeyRow[] }> {
  const held = sql`(agent_id = ${holder.agentId ?? null}::text or property_id = ${holder.propertyId ?? null}::text)
    and ${ofModes(holder.modes)}`;
  const total = await sql<{ count: number }>`select count(*) as count from api_keys where ${held}`.execute(
    db,
  );
  const result = await sql<KeyRow>`
    select ${shown} from api_keys where ${held}
    order by created_on desc, key_id desc limit ${page.size} offset ${page.offset}`.execute(db);
  return { total: total.rows[0]?.count ?? 0, rows: result.rows };
}

export async function renameKey(db: Database, keyId: string, name: string): Promise<KeyRow | undefined> {
  const result = await sql<KeyRow>`
    update api_keys set name = ${name} where key_id = ${keyId} returning ${shown}`.execute(db);
  return result.rows[0];
}

/** The secret of now becomes the previous one until `previousValidUntil`, or ends at once when that is undefined. */
export async function replaceSecret(
  db: Database,
  keyId: string,
  next: { hash: string; hint: string; now: Date; previousValidUntil: Date | undefined },
): Promise<KeyRow | undefined> {
  const until = next.previousValidUntil ?? null;
  const result = await sql<KeyRow>`
    update api_keys set hash = ${next.hash}, hint = ${next.hint}, rotated_on = ${next.now},
      previous_hash = case when ${until}::timestamptz is not null then hash end, previous_valid_until = ${until}::timestamptz
    where key_id = ${keyId} returning ${shown}`.execute(db);
  return result.rows[0];
}

export async function deleteKeys(db: Database, keyIds: readonly string[]): Promise<void> {
  await sql`delete from api_keys where key_id = any(${keyIds as string[]}::text[])`.execute(db);
}

function inSight(sight: Sight) {
  return sql`(agent_id = ${sight.agentId ?? null}::text or property_id = any(${sight.propertyIds as string[]}::text[]))
    and ${ofModes(sight.modes)}`;
}

function ofModes(modes: readonly KeyMode[]) {
  return sql`mode = any(${modes as string[]}::text[])`;
}
