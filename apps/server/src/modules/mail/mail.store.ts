// SQL for the address that links in mails start with.

import { type Database, sql } from "../../kernel/db.ts";

export async function findOrigin(db: Database): Promise<string | undefined> {
  const result = await sql<{ origin: string }>`select origin from mail_origin`.execute(db);
  return result.rows[0]?.origin;
}

/** The first one stays. */
export async function insertOrigin(db: Database, origin: string): Promise<void> {
  await sql`insert into mail_origin (origin) values (${origin}) on conflict do nothing`.execute(db);
}
