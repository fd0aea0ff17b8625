// SQL for bans.

import { type Database, sql } from "../../kernel/db.ts";

export interface BanRow {
  readonly property_id: string;
  readonly ban_id: string;
  /** 21 characters; null for a ban of addresses. */
  readonly visitor_id: string | null;
  readonly visitor_name: string | null;
  /** An address, or a range as CIDR. */
  readonly ip: string | null;
  readonly reason: string | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_on: Date;
  readonly expires_on: Date | null;
}

const shown = sql`property_id, ban_id, visitor_id, visitor_name,
  case when masklen(ip) = case family(ip) when 4 then 32 else 128 end then host(ip) else ip::text end as ip,
  reason, created_by, created_by_name, created_on, expires_on`;

/** The newest first; those that have ended are listed until they are purged. */
export async function listBans(
  db: Database,
  propertyId: string,
  page: { kind: "visitor" | "ip" | undefined; size: number; offset: number },
): Promise<{ total: number; rows: readonly BanRow[] }> {
  const where = sql`property_id = ${propertyId}
    and (${page.kind ?? null}::text is null or (${page.kind ?? null} = 'ip') = (ip is not null))`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from bans where ${where}`.execute(db),
    sql<BanRow>`select ${shown} from bans where ${where}
      order by created_on desc, ban_id desc limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

export async function findBan(db: Database, propertyId: string, banId: string): Promise<BanRow | undefined> {
  const result = await sql<BanRow>`
    select ${shown} from bans where property_id = ${propertyId} and ban_id = ${banId}`.execute(db);
  return result.rows[0];
}

/** The same, held against other changes of it. */
export async function lockBan(db: Database, propertyId: string, banId: string): Promise<BanRow | undefined> {
  const result = await sql<BanRow>`
    select ${shown} from bans where property_id = ${propertyId} and ban_id = ${banId} for no key update`.execute(
    db,
  );
  return result.rows[0];
}

/** False when the visitor or address is banned already; a ban that has ended makes room. */
export async function insertBan(db: Database, ban: BanRow): Promise<boolean> {
  await sql`delete from bans where property_id = ${ban.property_id} and expires_on <= ${ban.created_on}
    and (visitor_id = ${ban.visitor_id} or ip = ${ban.ip}::cidr)`.execute(db);
  const result = await sql`
    insert into bans (property_id, ban_id, visitor_id, visitor_name, ip, reason, created_by, created_by_name,
      created_on, expires_on)
    values (${ban.property_id}, ${ban.ban_id}, ${ban.visitor_id}, ${ban.visitor_name}, ${ban.ip}::cidr, ${ban.reason},
            ${ban.created_by}, ${ban.created_by_name}, ${ban.created_on}, ${ban.expires_on})
    on conflict do nothing`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export async function updateBan(
  db: Database,
  o: { propertyId: string; banId: string; reason: string | null; expiresOn: Date | null },
): Promise<BanRow | undefined> {
  const result = await sql<BanRow>`
    update bans set reason = ${o.reason}, expires_on = ${o.expiresOn}
    where property_id = ${o.propertyId} and ban_id = ${o.banId} returning ${shown}`.execute(db);
  return result.rows[0];
}

export async function deleteBan(
  db: Database,
  propertyId: string,
  banId: string,
): Promise<BanRow | undefined> {
  const result = await sql<BanRow>`
    delete from bans where property_id = ${propertyId} and ban_id = ${banId} returning ${shown}`.execute(db);
  return result.rows[0];
}

/** Whether a ban in force keeps out a visitor, by their 21 characters, or somebody at this address. */
export async function isBanned(
  db: Database,
  who: { propertyId: string; visitorId?: string | undefined; ip: string | null; now: Date },
): Promise<boolean> {
  const visitorId = who.visitorId ?? null;
  const result = await sql<{ banned: boolean }>`
    select exists (select from bans where property_id = ${who.propertyId}
      and (visitor_id = ${visitorId} or ip >>= ${who.ip}::inet)
      and (expires_on is null or expires_on > ${who.now})) as banned`.execute(db);
  return result.rows[0]?.banned === true;
}

/** Ended at `before` or earlier: no longer listed. */
export async function purgeBans(db: Database, before: Date): Promise<void> {
  await sql`delete from bans where expires_on <= ${before}`.execute(db);
}
