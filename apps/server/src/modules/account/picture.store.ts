// SQL for pictures of agents. The account keeps the hash too: it is the address of the picture.

import { type Database, sql } from "../../kernel/db.ts";

export async function replacePicture(
  db: Database,
  agentId: string,
  picture: { hash: string; image: Buffer } | undefined,
): Promise<void> {
  await sql`delete from agent_pictures where agent_id = ${agentId}`.execute(db);
  if (picture)
    await sql`
      insert into agent_pictures (agent_id, hash, image) values (${agentId}, ${picture.hash}, ${picture.image})`.execute(
      db,
    );
  await sql`update agents set picture_hash = ${picture?.hash ?? null} where agent_id = ${agentId}`.execute(
    db,
  );
}

export async function findPicture(db: Database, agentId: string, hash: string): Promise<Buffer | undefined> {
  const result = await sql<{ image: Buffer }>`
    select image from agent_pictures where agent_id = ${agentId} and hash = ${hash}`.execute(db);
  return result.rows[0]?.image;
}
