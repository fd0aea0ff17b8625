// SQL for the search. A common word has thousands of articles: those that have it in their title are looked at first,
// and of the others no more than can be ranked in a few milliseconds.

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

const TITLES_LOOKED_AT = 200;
const TEXTS_RANKED = 300;
/** Matches are counted no further; some may be of articles that are not shown. */
const TEXTS_COUNTED = 1_200;
export const MOST_COUNTED = 1_000;
/** How far pages go. */
export const MOST_HITS = TEXTS_RANKED;

/** `readers` leaves what readers see: published texts of public articles. */
export interface SearchWish {
  readonly propertyId: string;
  readonly siteIds: readonly string[];
  /** In the words of `to_tsquery`, made by `queryOf`. */
  readonly query: string;
  readonly filter: ArticleFilter;
  readonly readers: boolean;
  readonly size: number;
  readonly offset: number;
}

/** The best first: title before subtitle before description before body. An article is found once, on its best site. */
export async function searchContents(
  db: Database,
  wish: SearchWish,
): Promise<{ readonly total: number; readonly hits: readonly Hit[] }> {
  const { propertyId, siteIds, filter } = wish;
  const scope = siteIds.map((siteId) => `'${scopeLexeme(propertyId, siteId)}'`).join(" | ");
  const q = sql`to_tsquery('simple', ${wish.query})`;
  const authors = filter.authors?.length ? [...filter.authors] : null;
  // Joined to nothing, so that no other index than that of the words comes into question: by the table's key, all of a
  // property's vectors would be read.
  const matching = sql`select c.article_id, c.site_id from kb_contents c
    where (c.property_id || '') = ${propertyId} and (c.site_id || '') = any(${siteIds as string[]}::text[])
      and (${authors}::text[] is null or c.author = any(${authors}::text[]))
      and (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null})
      ${wish.readers ? sql`and c.status = 'published'` : sql``}`;
  const shown = sql`join kb_articles a on a.property_id = ${propertyId} and a.article_id = m.article_id
    where ${fits(propertyId, filter)} ${wish.readers ? sql`and a.visibility = 'public'` : sql``}`;
  const result = await sql<Hit & { readonly total: number }>`
    with titles as materialized (${matching} and c.head @@ ${q} limit ${TITLES_LOOKED_AT}),
    texts as materialized (${matching} and c.search @@ (${scope}::tsquery && ${q}) limit ${TEXTS_COUNTED}),
    ranked as (
      select distinct on (m.article_id) m.article_id, m.site_id, t.updated_at,
        ts_rank('{0.05, 0.2, 0.4, 1.0}', t.search, ${q}) as rank
      from (select * from titles union (select * from texts limit ${TEXTS_RANKED})) m
      join kb_contents t on t.property_id = ${propertyId} and t.article_id = m.article_id and t.site_id = m.site_id
      ${shown}
      order by m.article_id, rank desc, m.site_id)
    select article_id, site_id, (select count(distinct m.article_id) from texts m ${shown}) as total
    from ranked order by rank desc, updated_at desc, article_id limit ${wish.size} offset ${wish.offset}`.execute(
    db,
  );
  return { total: result.rows[0]?.total ?? 0, hits: result.rows };
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
