// SQL for accounts: agents. Sessions and one-time tokens have stores of their own beside this one.

import { type Database, sql } from "../../kernel/db.ts";

export interface AgentRow {
  readonly agent_id: string;
  readonly name: string;
  readonly email: string;
  readonly email_confirmed: boolean;
  readonly alias: string | null;
  readonly title: string | null;
  readonly language: string;
  readonly presence: "online" | "away" | "invisible";
  readonly picture_hash: string | null;
  readonly instance_owner: boolean;
  readonly totp_enabled: boolean;
  readonly created_on: Date;
  /** When a dashboard of theirs was last connected. */
  readonly connected_on: Date | null;
}

const shown = sql`agent_id, name, email, email_confirmed, alias, title, language, presence, picture_hash, instance_owner, totp_enabled, created_on, connected_on`;

/** The accounts behind many ids at once; unknown ids are left out. */
export async function findAgents(db: Database, agentIds: readonly string[]): Promise<readonly AgentRow[]> {
  if (agentIds.length === 0) return [];
  const result =
    await sql<AgentRow>`select ${shown} from agents where agent_id = any(${agentIds as string[]}::text[])`.execute(
      db,
    );
  return result.rows;
}

/** Their dashboards are connected now. */
export async function touchConnected(db: Database, agentIds: readonly string[], now: Date): Promise<void> {
  await sql`update agents set connected_on = ${now} where agent_id = any(${agentIds as string[]}::text[])`.execute(
    db,
  );
}

/** What makes two spellings of an address one account's. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** The accounts that sign in with some addresses, by the key of the address. */
export async function findAgentsByEmail(
  db: Database,
  emails: readonly string[],
): Promise<ReadonlyMap<string, AgentRow>> {
  if (emails.length === 0) return new Map();
  const result = await sql<AgentRow & { email_key: string }>`
    select ${shown}, email_key from agents where email_key = any(${emails.map(emailKey)}::text[])`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.email_key, row]));
}

/** Whoever owns the instance: there is one from set-up on. */
export async function findInstanceOwners(db: Database): Promise<readonly AgentRow[]> {
  const result =
    await sql<AgentRow>`select ${shown} from agents where instance_owner order by agent_id`.execute(db);
  return result.rows;
}

/** False when the address has an account already. */
export async function insertAgent(
  db: Database,
  agent: {
    agentId: string;
    name: string;
    email: string;
    emailConfirmed: boolean;
    passwordHash: string;
    language: string;
    instanceOwner: boolean;
    now: Date;
  },
): Promise<boolean> {
  const result = await sql`
    insert into agents (agent_id, name, email, email_key, email_confirmed, password_hash, language, instance_owner, created_on)
    values (${agent.agentId}, ${agent.name}, ${agent.email}, ${emailKey(agent.email)}, ${agent.emailConfirmed},
            ${agent.passwordHash}, ${agent.language}, ${agent.instanceOwner}, ${agent.now})
    on conflict (email_key) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Undefined leaves a field as it is; the empty text takes alias or title away. */
export async function updateProfile(
  db: Database,
  agentId: string,
  change: {
    name?: string | undefined;
    alias?: string | undefined;
    title?: string | undefined;
    language?: string | undefined;
    presence?: AgentRow["presence"] | undefined;
  },
): Promise<void> {
  await sql`
    update agents set
      name = coalesce(${change.name ?? null}, name),
      alias = nullif(coalesce(${change.alias ?? null}, alias), ''),
      title = nullif(coalesce(${change.title ?? null}, title), ''),
      language = coalesce(${change.language ?? null}, language),
      presence = coalesce(${change.presence ?? null}, presence)
    where agent_id = ${agentId}`.execute(db);
}

/** The address was proved by a link mailed to it. False when another account has taken it. */
export async function updateEmail(db: Database, agentId: string, email: string): Promise<boolean> {
  const result = await sql`
    update agents set email = ${email}, email_key = ${emailKey(email)}, email_confirmed = true
    where agent_id = ${agentId}
      and not exists (select 1 from agents where email_key = ${emailKey(email)} and agent_id <> ${agentId})`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export async function deleteAgent(db: Database, agentId: string): Promise<void> {
  await sql`delete from agents where agent_id = ${agentId}`.execute(db);
}
