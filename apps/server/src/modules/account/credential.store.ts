// SQL for what proves an account is one's own: password, second factor, recovery codes.

import { type Database, sql } from "../../kernel/db.ts";

export interface CredentialRow {
  readonly agent_id: string;
  readonly name: string;
  readonly email: string;
  readonly email_key: string;
  readonly language: string;
  readonly instance_owner: boolean;
  readonly password_hash: string;
  /** Sealed. Set but not enabled while the agent is turning it on. */
  readonly totp_secret: Buffer | null;
  readonly totp_enabled: boolean;
  /** Number of the last 30-second step a code was taken for: each is good once. */
  readonly totp_last_step: number;
}

const credential = sql`agent_id, name, email, email_key, language, instance_owner, password_hash, totp_secret, totp_enabled, totp_last_step`;

export async function findCredential(db: Database, agentId: string): Promise<CredentialRow | undefined> {
  const result = await sql<CredentialRow>`
    select ${credential} from agents where agent_id = ${agentId} for update`.execute(db);
  return result.rows[0];
}

export async function findCredentialByEmail(
  db: Database,
  emailKey: string,
): Promise<CredentialRow | undefined> {
  const result = await sql<CredentialRow>`
    select ${credential} from agents where email_key = ${emailKey} for update`.execute(db);
  return result.rows[0];
}

export async function updatePassword(db: Database, agentId: string, passwordHash: string): Promise<void> {
  await sql`update agents set password_hash = ${passwordHash} where agent_id = ${agentId}`.execute(db);
}

export async function updateTwoFactor(
  db: Database,
  agentId: string,
  state: { secret: Buffer | null; enabled: boolean; lastStep: number },
): Promise<void> {
  await sql`
    update agents set totp_secret = ${state.secret}, totp_enabled = ${state.enabled}, totp_last_step = ${state.lastStep}
    where agent_id = ${agentId}`.execute(db);
}

export async function updateLastStep(db: Database, agentId: string, step: number): Promise<void> {
  await sql`update agents set totp_last_step = ${step} where agent_id = ${agentId}`.execute(db);
}

/** Puts new recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  db: Database,
  agentId: string,
  hashes: readonly string[],
): Promise<void> {
  await sql`delete from agent_recovery_codes where agent_id = ${agentId}`.execute(db);
  await sql`
    insert into agent_recovery_codes (agent_id, code_hash)
    select ${agentId}, unnest(${hashes as string[]}::text[])`.execute(db);
}

/** Uses a code up; false when there is no such code. */
export async function deleteRecoveryCode(db: Database, agentId: string, hash: string): Promise<boolean> {
  const result =
    await sql`delete from agent_recovery_codes where agent_id = ${agentId} and code_hash = ${hash}`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}
