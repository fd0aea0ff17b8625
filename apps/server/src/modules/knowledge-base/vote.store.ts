// SQL for readers' votes: one each, which may be changed.

import { type Database, sql } from "../../kernel/db.ts";

export interface Counted {
  readonly isFirst: boolean;
  readonly upvotes: number;
  readonly downvotes: number;
}

/** The votes after this one, or undefined when nothing changed: the same twice counts once, another takes its place. */
export async function writeVote(
  db: Database,
  o: { propertyId: string; articleId: string; voter: string; vote: 1 | -1; now: Date },
): Promise<Counted | undefined> {
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
    if (turned.rows.length === 0) return undefined;
  }
  const [up, down] = o.vote === 1 ? [1, isFirst ? 0 : -1] : [isFirst ? 0 : -1, 1];
  const counted = await sql<Omit<Counted, "isFirst">>`
    update kb_articles set upvotes = upvotes + ${up}, downvotes = downvotes + ${down} where ${at}
    returning upvotes, downvotes`.execute(db);
  const [votes] = counted.rows;
  return votes && { ...votes, isFirst };
}
