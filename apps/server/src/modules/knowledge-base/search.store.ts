// SQL for the search. A common word has thousands of articles: those that have it in their title come first, the others
// are looked for when these are not enough, and no more of them ranked than a few milliseconds allow.

import { type Database, sql } from "../../kernel/db.ts";
import { scopeLexeme } from "./article.store.ts";
import { type ArticleFilter, fits } from "./list.store.ts";

export interface Hit {
  readonly article_id: string;
  readonly site_id: string;
}

export interface HitText extends Hit {
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly body: string;
  readonly slug: string;
}

const TITLES_RANKED = 200;
const TEXTS_RANKED = 300;
/** Matches are counted no further; some may be of articles that are not shown. */
const COUNTED = 1_200;
export const MOST_COUNTED = 1_000;
/** How far pages go. */
export const MOST_HITS = TEXTS_RANKED;

/** `readers` leaves what readers see: published texts of public articles. */
export interface SearchWish {
  readonly propertyId: string;
  readonly siteIds: readonly string[];
  /** In the words of `to_tsquery`: what a text must have. */
  readonly query: string;
  /** The same with all that is told apart for the order, such as a whole word where its beginning is enough. */
  readonly rankedBy: string;
  readonly filter: ArticleFilter;
  readonly readers: boolean;
  readonly size: number;
  readonly offset: number;
}

/**
 * The best first: title before all else, then subtitle before description before body. An article is found once, on its
 * best site.
 */
export async function searchContents(
  db: Database,
  wish: SearchWish,
): Promise<{ readonly total: number; readonly hits: readonly Hit[] }> {
  const { propertyId, siteIds, filter } = wish;
  const scope = siteIds.map((siteId) => `'${scopeLexeme(propertyId, siteId)}'`).join(" | ");
  // Asked for in a select of its own, so that no plan knows the words: for common ones PostgreSQL would read the table
  // instead of the index, and fetch each text's vector on the way.
  const q = sql`(select to_tsquery('simple', ${wish.query}))`;
  const order = sql`(select to_tsquery('simple', ${wish.rankedBy}))`;
  // With titles enough to count and to show, nobody asks which texts there are besides: of a word like that nearly all.
  const last = wish.offset + wish.size;
  const authors = filter.authors?.length ? [...filter.authors] : null;
  // Joined to nothing, so that no other index than that of the words comes into question: by the table's key, all of a
  // property's vectors would be read.
  const matching = sql`select c.article_id, c.site_id, c.updated_at, c.search from kb_contents c
    where (c.property_id || '') = ${propertyId} and (c.site_id || '') = any(${siteIds as string[]}::text[])
      and (${authors}::text[] is null or c.author = any(${authors}::text[]))
      and (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null})
      ${wish.readers ? sql`and c.status = 'published'` : sql``}`;
  // Looking 1,200 articles up takes as long as finding them, and few are hidden.
  const hidden = sql`a.deleted_at is not null ${wish.readers ? sql`or a.visibility = 'private'` : sql``}`;
  const shown = isEmpty(filter)
    ? sql`article_id not in (select a.article_id from kb_articles a where a.property_id = ${propertyId} and (${hidden}))`
    : sql`exists (select from kb_articles a where a.article_id = m.article_id
        and ${fits(propertyId, filter)} ${wish.readers ? sql`and a.visibility = 'public'` : sql``})`;
  // By their bytes: by the rules of a language, 1,200 keys took 4 ms.
  const articles = sql`count(distinct article_id collate "C")`;
  // Titles enough for the total say it alone.
  const areTitlesFew = isEmpty(filter)
    ? sql`(select ${articles} from titles m where ${shown}) < ${MOST_COUNTED}`
    : sql`(select count(*) from titles) < ${COUNTED}`;
  const result = await sql<Hit & { readonly total: number }>`
    with titles as materialized (${matching} and c.head @@ ${q} limit ${COUNTED}),
    titled as materialized (select * from (select * from titles limit ${TITLES_RANKED}) m where ${shown}),
    texts as materialized (${matching} and c.search @@ (select ${scope}::tsquery && ${q})
      and ((select ${articles} from titled) < ${last} or ${areTitlesFew}) limit ${COUNTED}),
    told as materialized (select * from
        (select * from texts where (select ${articles} from titled) < ${last} limit ${TEXTS_RANKED}) m
      where ${shown}),
    ranked as (
      select distinct on (article_id) *, ts_rank('{0.05, 0.2, 0.4, 1.0}', search, ${order}) as rank
      from (select *, true as by_title from titled union all select *, false from told) m
      order by article_id, by_title desc, rank desc, site_id)
    select article_id, site_id, (select ${articles} from
        (select * from texts union all select * from titles where not exists (select from texts)) m where ${shown}) as total
    from ranked order by by_title desc, rank desc, updated_at desc, article_id
    limit ${wish.size} offset ${wish.offset}`.execute(db);
  return { total: result.rows[0]?.total ?? 0, hits: result.rows };
}

function isEmpty(filter: ArticleFilter): boolean {
  return Object.values(filter).every((value) => !value || (Array.isArray(value) && value.length === 0));
}

/** What is shown of some hits. */
export async function findHitTexts(
  db: Database,
  propertyId: string,
  hits: readonly Hit[],
): Promise<readonly HitText[]> {
  if (hits.length === 0) return [];
  const result = await sql<HitText>`
    select c.article_id, c.site_id, c.title, c.subtitle, c.description, left(c.body, 20000) as body, c.slug
    from unnest(${hits.map((hit) => hit.article_id)}::text[], ${hits.map((hit) => hit.site_id)}::text[])
      with ordinality as u (article_id, site_id, at)
    join kb_contents c on c.property_id = ${propertyId} and c.article_id = u.article_id and c.site_id = u.site_id
    order by u.at`.execute(db);
  return result.rows;
}
