// SQL for the instance: the one row of its settings.

import { type Database, sql } from "../../kernel/db.ts";

export interface InstanceRow {
  readonly name: string;
  readonly sign_up: "open" | "invited" | "closed";
  readonly api_access: "on-request" | "open";
}

export async function findInstance(db: Database): Promise<InstanceRow> {
  const result = await sql<InstanceRow>`select name, sign_up, api_access from instance`.execute(db);
  const row = result.rows[0];
  if (!row) throw new Error("The instance's settings are missing: the migrations put them there.");
  return row;
}

/** Undefined leaves a setting as it is. */
export async function updateInstance(
  db: Database,
  change: {
    name?: string | undefined;
    signUp?: InstanceRow["sign_up"] | undefined;
    apiAccess?: InstanceRow["api_access"] | undefined;
  },
): Promise<InstanceRow> {
  await sql`
    update instance set
      name = coalesce(${change.name ?? null}, name),
      sign_up = coalesce(${change.signUp ?? null}, sign_up),
      api_access = coalesce(${change.apiAccess ?? null}, api_access)`.execute(db);
  return findInstance(db);
}

/** Processes that start together take turns. */
export async function lockInstance(db: Database): Promise<void> {
  await sql`select 1 from instance for update`.execute(db);
}

/** Null takes the set-up link away. */
export async function updateSetUpToken(db: Database, tokenHash: string | null): Promise<void> {
  await sql`update instance set set_up_token_hash = ${tokenHash}`.execute(db);
}

/** Uses the set-up token up: of two calls with the same one, one gets it. */
export async function takeSetUpToken(db: Database, tokenHash: string): Promise<boolean> {
  const result =
    await sql`update instance set set_up_token_hash = null where set_up_token_hash = ${tokenHash}`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}
