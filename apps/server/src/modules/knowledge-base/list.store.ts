// SQL for lists of articles, by title or moment, in both directions.

import { type Database, sql } from "../../kernel/db.ts";
import type { KnownArticle } from "./article.resource.ts";
import { articleColumns, categoriesOfA, sitesOfA } from "./article.store.ts";
import type { Order, Place } from "./cursor.rules.ts";

export interface ArticleFilter {
  readonly sites?: readonly string[] | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly status?: string | undefined;
  readonly visibility?: string | undefined;
  readonly createdFrom?: Date | undefined;
  readonly createdTo?: Date | undefined;
  readonly updatedFrom?: Date | undefined;
  readonly updatedTo?: Date | undefined;
  readonly deleted?: boolean | undefined;
}

const COLUMNS = {
  title: sql`a.title_key`,
  createdAt: sql`a.created_at`,
  updatedAt: sql`a.updated_at`,
} as const;
const TYPES = { title: sql`text`, createdAt: sql`timestamptz`, updatedAt: sql`timestamptz` } as const;

/** What holds of an article `a` that fits. */
export function fits(propertyId: string, filter: ArticleFilter) {
  const list = (values: readonly string[] | undefined) => (values && values.length > 0 ? [...values] : null);
  const [sites, authors, categories] = [list(filter.sites), list(filter.authors), list(filter.categories)];
  const ofContent =
    sites || authors || filter.status !== undefined
      ? sql`and exists (select from kb_contents c where c.property_id = a.property_id and c.article_id = a.article_id
          and (${sites}::text[] is null or c.site_id = any(${sites}::text[]))
          and (${authors}::text[] is null or c.author = any(${authors}::text[]))
          and (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null}))`
      : sql``;
  const ofCategory = categories
    ? sql`and exists (select from kb_article_categories x where x.property_id = a.property_id
        and x.article_id = a.article_id and x.category_id = any(${categories}::text[]))`
    : sql``;
  const moments = [
    filter.createdFrom ? sql`and a.created_at >= ${filter.createdFrom}` : sql``,
    filter.createdTo ? sql`and a.created_at <= ${filter.createdTo}` : sql``,
    filter.updatedFrom ? sql`and a.updated_at >= ${filter.updatedFrom}` : sql``,
    filter.updatedTo ? sql`and a.updated_at <= ${filter.updatedTo}` : sql``,
  ];
  return sql`a.property_id = ${propertyId} and (a.deleted_at is not null) = ${filter.deleted ?? false}
    and (${filter.visibility ?? null}::text is null or a.visibility = ${filter.visibility ?? null})
    ${ofContent} ${ofCategory} ${sql.join(moments, sql` `)}`;
}

/** The site whose names of categories are shown. */
function namingSite(filter: ArticleFilter): string {
  return filter.sites?.[0] ?? "primary";
}

/** One more than asked for, where there is one, says that there is more. */
export async function listArticles(
  db: Database,
  propertyId: string,
  filter: ArticleFilter,
  page: {
    readonly order: Order;
    readonly after?: Place | undefined;
    readonly before?: Place | undefined;
    readonly limit: number;
  },
): Promise<{
  readonly total: number;
  readonly rows: readonly (KnownArticle & { readonly place: string })[];
  readonly more: boolean;
}> {
  const { order, after, before } = page;
  const column = COLUMNS[order.field];
  const backwards = before !== undefined;
  const upwards = (order.order === "asc") !== backwards;
  const from = before ?? after;
  const beyond = from
    ? sql`and (${column}, a.article_id) ${upwards ? sql`>` : sql`<`} (${from.value}::${TYPES[order.field]}, ${from.id})`
    : sql``;
  const direction = upwards ? sql`asc` : sql`desc`;
  const where = fits(propertyId, filter);
  const place =
    order.field === "title"
      ? sql`p.title_key`
      : sql`to_char(${order.field === "createdAt" ? sql`p.created_at` : sql`p.updated_at`} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from kb_articles a where ${where}`.execute(db),
    sql<KnownArticle & { place: string }>`
      select ${articleColumns}, ${sitesOfA} as sites, ${categoriesOfA(namingSite(filter))} as categories, a.place
      from (
        select p.*, ${place} as place from (
          select a.* from kb_articles a where ${where} ${beyond}
          order by ${column} ${direction}, a.article_id ${direction} limit ${page.limit + 1}) p) a
      order by ${column} ${direction}, a.article_id ${direction}`.execute(db),
  ]);
  const rows = result.rows.slice(0, page.limit);
  return {
    total: count.rows[0]?.total ?? 0,
    rows: backwards ? rows.reverse() : rows,
    more: result.rows.length > page.limit,
  };
}

/** Some articles, in no order. */
export async function listArticlesById(
  db: Database,
  propertyId: string,
  articleIds: readonly string[],
  siteId: string,
): Promise<readonly KnownArticle[]> {
  if (articleIds.length === 0) return [];
  const result = await sql<KnownArticle>`
    select ${articleColumns}, ${sitesOfA} as sites, ${categoriesOfA(siteId)} as categories
    from kb_articles a
    where property_id = ${propertyId} and article_id = any(${articleIds as string[]}::text[])`.execute(db);
  return result.rows;
}

/** The articles of a category in its own order. */
export async function listCategoryArticles(
  db: Database,
  o: {
    readonly propertyId: string;
    readonly categoryId: string;
    readonly siteId: string;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly total: number; readonly rows: readonly KnownArticle[] }> {
  const joined = sql`kb_article_categories o
    join kb_articles a on a.property_id = o.property_id and a.article_id = o.article_id and a.deleted_at is null
    where o.property_id = ${o.propertyId} and o.category_id = ${o.categoryId}`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from ${joined}`.execute(db),
    sql<KnownArticle>`
      select a.*, ${sitesOfA} as sites, ${categoriesOfA(o.siteId)} as categories
      from (select a.*, o.position as place from ${joined} order by o.position, o.article_id
        limit ${o.limit} offset ${o.offset}) a
      order by a.place, a.article_id`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}
