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

const TITLES_LOOKED_AT = 400;
const TEXTS_RANKED = 600;
/** How far pages go. */
export const MOST_HITS = 1_000;

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
  const found = sql`from kb_contents c
    join kb_articles a on a.property_id = c.property_id and a.article_id = c.article_id
    where c.property_id = ${propertyId} and c.site_id = any(${siteIds as string[]}::text[])
      and c.search @@ (${scope}::tsquery && ${q}) and ${fits(propertyId, filter)}
      and (${filter.authors?.length ? [...filter.authors] : null}::text[] is null or c.author = any(${[...(filter.authors ?? [])]}::text[]))
      and (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null})
      ${wish.readers ? sql`and c.status = 'published' and a.visibility = 'public'` : sql``}`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(distinct c.article_id) as total ${found}`.execute(db),
    sql<Hit>`
      select article_id, site_id from (
        select distinct on (h.article_id) h.article_id, h.site_id, t.updated_at,
          ts_rank('{0.05, 0.2, 0.4, 1.0}', t.search, ${q}) as rank
        from (
          (select c.article_id, c.site_id ${found} and c.head @@ ${q} limit ${TITLES_LOOKED_AT})
          union
          (select c.article_id, c.site_id ${found} limit ${TEXTS_RANKED})) h
        join kb_contents t on t.property_id = ${propertyId} and t.article_id = h.article_id and t.site_id = h.site_id
        order by h.article_id, rank desc, h.site_id) best
      order by rank desc, updated_at desc, article_id limit ${wish.size} offset ${wish.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, hits: result.rows };
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
