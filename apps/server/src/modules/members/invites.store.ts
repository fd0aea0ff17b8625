// SQL for invitations. The link in the mail carries a token; here is only its SHA-256.

import { type Database, sql } from "../../kernel/db.ts";

export interface InviteRow {
  readonly property_id: string;
  readonly invite_id: string;
  readonly email: string;
  readonly email_key: string;
  readonly role: string;
  readonly token_hash: string;
  /** Agent who invited; null for a service key. */
  readonly invited_by: string | null;
  readonly created_on: Date;
  readonly expires_on: Date;
}

const shown = sql`property_id, invite_id, email, email_key, role, token_hash, invited_by, created_on, expires_on`;

/** Newest first. */
export async function listInvites(
  db: Database,
  propertyId: string,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly InviteRow[] }> {
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from invites where property_id = ${propertyId}`.execute(
      db,
    ),
    sql<InviteRow>`select ${shown} from invites where property_id = ${propertyId}
      order by created_on desc, invite_id desc limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

/** The invitations of a property to some addresses, locked. */
export async function lockInvitesByEmail(
  db: Database,
  propertyId: string,
  emailKeys: readonly string[],
): Promise<ReadonlyMap<string, InviteRow>> {
  const result = await sql<InviteRow>`
    select ${shown} from invites
    where property_id = ${propertyId} and email_key = any(${emailKeys as string[]}::text[])
    order by invite_id for update`.execute(db);
  return new Map(result.rows.map((row) => [row.email_key, row]));
}

/** An invitation at one of some properties, locked. */
export async function lockInvite(
  db: Database,
  propertyIds: readonly string[],
  inviteId: string,
): Promise<InviteRow | undefined> {
  const result = await sql<InviteRow>`
    select ${shown} from invites
    where property_id = any(${propertyIds as string[]}::text[]) and invite_id = ${inviteId} for update`.execute(
    db,
  );
  return result.rows[0];
}

/**
 * The invitation a link stands for, with the property's name; nothing while the property lies in the bin. The one
 * question here that starts without a property: whoever holds the link knows no more than the link.
 */
export async function findInviteByToken(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<(InviteRow & { property_name: string }) | undefined> {
  const result = await sql<InviteRow & { property_name: string }>`
    select i.*, c.name as property_name
    from (select ${shown} from invites where token_hash = ${tokenHash} and expires_on > ${now}) i
    join property_cards c using (property_id) where not c.deleted`.execute(db);
  return result.rows[0];
}

export async function deleteInvite(db: Database, invite: InviteRow): Promise<void> {
  await sql`delete from invites
    where property_id = ${invite.property_id} and invite_id = ${invite.invite_id}`.execute(db);
}

/** Writes many at once; answers the addresses that were free, for another call may have invited the rest just now. */
export async function insertInvites(
  db: Database,
  invites: readonly InviteRow[],
): Promise<ReadonlySet<string>> {
  const column = <K extends keyof InviteRow>(name: K) => invites.map((invite) => invite[name]);
  const result = await sql<{ email_key: string }>`
    insert into invites (${shown})
    select * from unnest(${column("property_id")}::text[], ${column("invite_id")}::text[], ${column("email")}::text[],
      ${column("email_key")}::text[], ${column("role")}::text[], ${column("token_hash")}::text[],
      ${column("invited_by")}::text[], ${column("created_on")}::timestamptz[], ${column("expires_on")}::timestamptz[])
    on conflict (property_id, email_key) do nothing returning email_key`.execute(db);
  return new Set(result.rows.map((row) => row.email_key));
}

/** Role, link and term may change; whom it invites may not. */
export async function updateInvite(db: Database, invite: InviteRow): Promise<void> {
  await sql`
    update invites set role = ${invite.role}, token_hash = ${invite.token_hash}, invited_by = ${invite.invited_by},
      created_on = ${invite.created_on}, expires_on = ${invite.expires_on}
    where property_id = ${invite.property_id} and invite_id = ${invite.invite_id}`.execute(db);
}

/**
 * Counts mails to be sent on a day (UTC); answers how many the property has sent on it with these, or whoever invites at
 * any property, whichever is more.
 */
export async function countMails(
  db: Database,
  o: {
    readonly propertyId: string;
    readonly agentId: string | null;
    readonly now: Date;
    readonly mails: number;
  },
): Promise<number> {
  const day = o.now.toISOString().slice(0, 10);
  const ofProperty = await sql<{ sent: number }>`
    insert into invitation_mails (property_id, day, sent)
    values (${o.propertyId}, ${day}::date, ${o.mails})
    on conflict (property_id) do update set day = excluded.day,
      sent = excluded.sent + case when invitation_mails.day = excluded.day then invitation_mails.sent else 0 end
    returning sent`.execute(db);
  if (o.agentId === null) return ofProperty.rows[0]?.sent ?? o.mails;
  const ofAgent = await sql<{ sent: number }>`
    insert into inviter_mails (agent_id, day, sent)
    values (${o.agentId}, ${day}::date, ${o.mails})
    on conflict (agent_id) do update set day = excluded.day,
      sent = excluded.sent + case when inviter_mails.day = excluded.day then inviter_mails.sent else 0 end
    returning sent`.execute(db);
  return Math.max(...[...ofProperty.rows, ...ofAgent.rows].map(({ sent }) => sent));
}

/** What an invitation, and the mail of it, says of the property. */
export async function findPropertyName(db: Database, propertyId: string): Promise<string> {
  const result = await sql<{ name: string }>`
    select name from property_cards where property_id = ${propertyId}`.execute(db);
  return result.rows[0]?.name ?? "";
}
