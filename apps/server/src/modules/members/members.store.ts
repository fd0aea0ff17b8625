// SQL for memberships.

import { type Database, sql } from "../../kernel/db.ts";

export interface MemberRow {
  readonly property_id: string;
  readonly agent_id: string;
  readonly role: string;
  readonly enabled: boolean;
  readonly joined_on: Date;
}

const shown = sql`property_id, agent_id, role, enabled, joined_on`;

/** All memberships of some agents, for the caller cache. */
export async function findMemberships(
  db: Database,
  agentIds: readonly string[],
): Promise<readonly MemberRow[]> {
  if (agentIds.length === 0) return [];
  const result = await sql<MemberRow>`
    select ${shown} from members where agent_id = any(${agentIds as string[]}::text[])`.execute(db);
  return result.rows;
}

/** Who takes chats at some properties. */
export async function findEnabledMembers(
  db: Database,
  propertyIds: readonly string[],
): Promise<readonly Pick<MemberRow, "property_id" | "agent_id">[]> {
  if (propertyIds.length === 0) return [];
  const result = await sql<Pick<MemberRow, "property_id" | "agent_id">>`
    select property_id, agent_id from members
    where property_id = any(${propertyIds as string[]}::text[]) and enabled`.execute(db);
  return result.rows;
}

/** One membership; with `keep` it stays as it is until this call is done. */
export async function findMember(
  db: Database,
  propertyId: string,
  agentId: string,
  keep: boolean,
): Promise<MemberRow | undefined> {
  const result = await sql<MemberRow>`
    select ${shown} from members where property_id = ${propertyId} and agent_id = ${agentId}
    ${keep ? sql`for share` : sql``}`.execute(db);
  return result.rows[0];
}

export interface MemberFilter {
  readonly role?: string | undefined;
  readonly enabled?: boolean | undefined;
}

/** Oldest members first. */
export async function listMembers(
  db: Database,
  propertyId: string,
  filter: MemberFilter,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly MemberRow[] }> {
  const matches = sql`property_id = ${propertyId}
    and (${filter.role ?? null}::text is null or role = ${filter.role ?? null})
    and (${filter.enabled ?? null}::boolean is null or enabled = ${filter.enabled ?? null})`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from members where ${matches}`.execute(db),
    sql<MemberRow>`select ${shown} from members where ${matches}
      order by joined_on, agent_id limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

/** Which of some agents are members; they stay so until this call is done. */
export async function keepMembers(
  db: Database,
  propertyId: string,
  agentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (agentIds.length === 0) return new Set();
  const result = await sql<{ agent_id: string }>`
    select agent_id from members where property_id = ${propertyId} and agent_id = any(${agentIds as string[]}::text[])
    order by agent_id for key share`.execute(db);
  return new Set(result.rows.map((row) => row.agent_id));
}

/**
 * The member, and how many others are admins with power. All of them are locked, always in the same order: of two
 * admins who demote each other at once, the second sees what the first did.
 */
export async function lockMember(
  db: Database,
  propertyId: string,
  agentId: string,
): Promise<{ member: MemberRow | undefined; otherAdmins: number }> {
  const result = await sql<MemberRow>`
    select ${shown} from members
    where property_id = ${propertyId} and (agent_id = ${agentId} or (role = 'admin' and enabled))
    order by agent_id for update`.execute(db);
  const member = result.rows.find((row) => row.agent_id === agentId);
  return { member, otherAdmins: result.rows.length - (member ? 1 : 0) };
}

/** False when the agent is a member already. */
export async function insertMember(db: Database, member: MemberRow): Promise<boolean> {
  const result = await sql`
    insert into members (property_id, agent_id, role, enabled, joined_on)
    values (${member.property_id}, ${member.agent_id}, ${member.role}, ${member.enabled}, ${member.joined_on})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function updateMember(db: Database, member: MemberRow): Promise<void> {
  await sql`update members set role = ${member.role}, enabled = ${member.enabled}
    where property_id = ${member.property_id} and agent_id = ${member.agent_id}`.execute(db);
}

/** Takes the member out of the departments too (foreign key). */
export async function deleteMember(db: Database, propertyId: string, agentId: string): Promise<void> {
  await sql`delete from members where property_id = ${propertyId} and agent_id = ${agentId}`.execute(db);
}
