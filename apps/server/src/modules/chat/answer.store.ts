// How soon visitors are answered.

import { type Database, sql } from "../../kernel/db.ts";

/** Of so many of the latest chats, and of none that began before. */
const LATEST = 200;
const DAYS = 30;
/** Fewer than these tell nothing. */
const FEWEST = 5;

/** Seconds from a chat's beginning to its first answer, the median; undefined where too few were answered. */
export async function typicalAnswerS(
  db: Database,
  propertyId: string,
  now: Date,
): Promise<number | undefined> {
  const result = await sql<{ seconds: number | null }>`
    select case when count(*) >= ${FEWEST}::int
      then percentile_cont(0.5) within group (order by extract(epoch from answered_on - created_on))::float8 end as seconds
    from (
      select created_on, answered_on from chats
      where property_id = ${propertyId} and deleted_on is null
        and created_on > ${new Date(now.getTime() - DAYS * 86_400_000)} and created_on <= ${now}
      order by created_on desc limit ${LATEST}) as latest
    where answered_on is not null`.execute(db);
  const [row] = result.rows;
  return row?.seconds == null ? undefined : Math.round(row.seconds);
}
