// SQL for readers' votes: one each, which may be changed.

import { type Database, sql } from "../../kernel/db.ts";

/** Whether anything changed: the same vote twice counts once, another one takes its place. */
export async function writeVote(
  db: Database,
  o: { propertyId: string; articleId: string; voter: string; vote: 1 | -1; now: Date },
): Promise<boolean> {
  const at = sql`property_id = ${o.propertyId} and article_id = ${o.articleId}`;
  const first = await sql`
    insert into kb_votes (property_id, article_id, voter, vote, voted_at)
    values (${o.propertyId}, ${o.articleId}, ${o.voter}, ${o.vote}, ${o.now})
    on conflict do nothing returning vote`.execute(db);
  const isFirst = first.rows.length > 0;
  if (!isFirst) {
    const turned = await sql`
      update kb_votes set vote = ${o.vote}, voted_at = ${o.now}
      where ${at} and voter = ${o.voter} and vote <> ${o.vote} returning vote`.execute(db);
    if (turned.rows.length === 0) return false;
  }
  const [up, down] = o.vote === 1 ? [1, isFirst ? 0 : -1] : [isFirst ? 0 : -1, 1];
  await sql`
    update kb_articles set upvotes = upvotes + ${up}, downvotes = downvotes + ${down} where ${at}`.execute(
    db,
  );
  return true;
}
