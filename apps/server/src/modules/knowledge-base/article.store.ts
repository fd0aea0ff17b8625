// SQL for articles and their texts, as they are written and read one by one. Lists have stores of their own.

import { type Database, sql } from "../../kernel/db.ts";
import type { Block } from "./blocks.ts";

export interface ArticleRow {
  readonly property_id: string;
  readonly article_id: string;
  readonly kb_id: string;
  readonly title: string;
  readonly visibility: "public" | "private";
  readonly related: string[];
  readonly upvotes: number;
  readonly downvotes: number;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
}

export interface ContentRow {
  readonly property_id: string;
  readonly article_id: string;
  readonly site_id: string;
  readonly translation_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly status: "draft" | "published" | "archived";
  readonly author: string | null;
  readonly slug: string;
  readonly banner: string | null;
  readonly description: string;
  readonly contents: readonly Block[];
  readonly body: string;
  readonly published_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What its words are found by: folded, one space between. */
export interface Indexed {
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly body: string;
  /** Text search configuration of its language. */
  readonly stems: string;
}

export const articleColumns = sql`property_id, article_id, kb_id, title, visibility, related, upvotes, downvotes,
  created_by, created_at, updated_at, deleted_at`;
const shownContent = sql`property_id, article_id, site_id, translation_id, title, subtitle, status, author, slug, banner,
  description, contents, body, published_at, created_at, updated_at`;

/** Sites on which an article `a` has a text, the primary first. */
export const sitesOfA = sql`(select coalesce(jsonb_agg(jsonb_build_object('site_id', c.site_id, 'author', c.author,
    'status', c.status) order by c.site_id = 'primary' desc, c.created_at, c.site_id), '[]')
  from kb_contents c where c.property_id = a.property_id and c.article_id = a.article_id)`;

/** Its categories that are in use, with their names on a site. */
export function categoriesOfA(siteId: string) {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('category_id', x.category_id, 'is_primary', x.is_primary,
      'name', (select n.name from kb_category_contents n
        where n.property_id = x.property_id and n.category_id = x.category_id
        order by n.site_id = ${siteId} desc, n.site_id = 'primary' desc, n.created_at limit 1))
      order by x.is_primary desc, x.category_id), '[]')
    from kb_article_categories x
    join kb_categories k on k.property_id = x.property_id and k.category_id = x.category_id and k.deleted_at is null
    where x.property_id = a.property_id and x.article_id = a.article_id)`;
}

export type FoundArticle = ArticleRow & {
  readonly sites: readonly Pick<ContentRow, "site_id" | "author" | "status">[];
  readonly categories: readonly { category_id: string; is_primary: boolean; name: string | null }[];
  readonly related_titles: readonly { id: string; title: string }[];
};

/** With `deleted`, one in the bin as well. */
export async function findArticle(
  db: Database,
  propertyId: string,
  articleId: string,
  o: { readonly siteId: string; readonly deleted?: boolean },
): Promise<FoundArticle | undefined> {
  const result = await sql<FoundArticle>`
    select ${articleColumns}, ${sitesOfA} as sites, ${categoriesOfA(o.siteId)} as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.article_id, 'title', r.title)
          order by array_position(a.related, r.article_id)), '[]')
        from kb_articles r
        where r.property_id = a.property_id and r.article_id = any(a.related) and r.deleted_at is null) as related_titles
    from kb_articles a
    where property_id = ${propertyId} and article_id = ${articleId}
      and (${o.deleted ?? false} or deleted_at is null)`.execute(db);
  return result.rows[0];
}

export async function findContent(
  db: Database,
  propertyId: string,
  articleId: string,
  siteId: string,
): Promise<ContentRow | undefined> {
  const result = await sql<ContentRow>`
    select ${shownContent} from kb_contents
    where property_id = ${propertyId} and article_id = ${articleId} and site_id = ${siteId}`.execute(db);
  return result.rows[0];
}

/** Of some ids, those of articles that are not in the bin. */
export async function knownArticles(
  db: Database,
  propertyId: string,
  articleIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (articleIds.length === 0) return new Set();
  const result = await sql<{ article_id: string }>`
    select article_id from kb_articles
    where property_id = ${propertyId} and article_id = any(${articleIds as string[]}::text[])
      and deleted_at is null`.execute(db);
  return new Set(result.rows.map((row) => row.article_id));
}

export async function insertArticle(db: Database, row: ArticleRow & { title_key: string }): Promise<void> {
  await sql`
    insert into kb_articles (${articleColumns}, title_key)
    values (${row.property_id}, ${row.article_id}, ${row.kb_id}, ${row.title}, ${row.visibility},
            ${row.related}::text[], ${row.upvotes}, ${row.downvotes}, ${row.created_by}, ${row.created_at},
            ${row.updated_at}, ${row.deleted_at}, ${row.title_key})`.execute(db);
}

export async function updateArticle(
  db: Database,
  row: Pick<
    ArticleRow,
    "property_id" | "article_id" | "title" | "visibility" | "related" | "updated_at" | "deleted_at"
  > & { title_key: string },
): Promise<void> {
  await sql`
    update kb_articles set title = ${row.title}, title_key = ${row.title_key}, visibility = ${row.visibility},
      related = ${row.related}::text[], updated_at = ${row.updated_at}, deleted_at = ${row.deleted_at}
    where property_id = ${row.property_id} and article_id = ${row.article_id}`.execute(db);
}

/** Everything that belongs to it goes along (foreign keys). */
export async function deleteArticle(db: Database, propertyId: string, articleId: string): Promise<void> {
  await sql`delete from kb_articles where property_id = ${propertyId} and article_id = ${articleId}`.execute(
    db,
  );
}

/** The lexeme that says of which site of which property a text is. */
export function scopeLexeme(propertyId: string, siteId: string): string {
  return `~${propertyId}${siteId}`;
}

export async function writeContent(db: Database, row: ContentRow, words: Indexed): Promise<void> {
  const part = (text: string, weight: "A" | "B" | "C" | "D") =>
    sql`setweight(to_tsvector('simple', ${text}) || to_tsvector(${words.stems}::regconfig, ${text}), ${sql.lit(weight)})`;
  const head = sql`to_tsvector('simple', ${words.title}) || to_tsvector(${words.stems}::regconfig, ${words.title})`;
  const search = sql`array_to_tsvector(array[${scopeLexeme(row.property_id, row.site_id)}::text])
    || ${part(words.title, "A")} || ${part(words.subtitle, "B")} || ${part(words.description, "C")}
    || ${part(words.body, "D")}`;
  await sql`
    insert into kb_contents (${shownContent}, head, search)
    values (${row.property_id}, ${row.article_id}, ${row.site_id}, ${row.translation_id}, ${row.title}, ${row.subtitle},
            ${row.status}, ${row.author}, ${row.slug}, ${row.banner}, ${row.description},
            ${JSON.stringify(row.contents)}::jsonb, ${row.body}, ${row.published_at}, ${row.created_at},
            ${row.updated_at}, ${head}, ${search})
    on conflict (property_id, article_id, site_id) do update set title = excluded.title, subtitle = excluded.subtitle,
      status = excluded.status, author = excluded.author, slug = excluded.slug, banner = excluded.banner,
      description = excluded.description, contents = excluded.contents, body = excluded.body,
      published_at = excluded.published_at, updated_at = excluded.updated_at, head = excluded.head,
      search = excluded.search`.execute(db);
}

/** Those that begin alike, of other articles; addresses that lead on to another count too. */
export async function takenSlugs(
  db: Database,
  o: { propertyId: string; siteId: string; slug: string; butId: string },
): Promise<ReadonlySet<string>> {
  const result = await sql<{ slug: string }>`
    select slug from kb_contents
    where property_id = ${o.propertyId} and site_id = ${o.siteId} and starts_with(slug, ${o.slug})
      and article_id <> ${o.butId}`.execute(db);
  return new Set(result.rows.map(({ slug }) => slug));
}

/** The article's former address leads on to it; the one it has now leads nowhere else any more. */
export async function moveSlug(
  db: Database,
  o: { propertyId: string; siteId: string; articleId: string; from: string | undefined; to: string },
): Promise<void> {
  const at = sql`property_id = ${o.propertyId} and site_id = ${o.siteId}`;
  await sql`delete from kb_old_slugs where ${at} and slug = ${o.to}`.execute(db);
  if (o.from !== undefined && o.from !== o.to)
    await sql`
      insert into kb_old_slugs (property_id, site_id, slug, article_id)
      values (${o.propertyId}, ${o.siteId}, ${o.from}, ${o.articleId})
      on conflict (property_id, site_id, slug) do update set article_id = excluded.article_id`.execute(db);
}

/** In those it was in already its place stays; in others it comes last. */
export async function writeArticleCategories(
  db: Database,
  o: { propertyId: string; articleId: string; categories: readonly { id: string; primary: boolean }[] },
): Promise<void> {
  const ids = o.categories.map(({ id }) => id);
  await sql`
    delete from kb_article_categories where property_id = ${o.propertyId} and article_id = ${o.articleId}
      and category_id <> all(${ids}::text[])`.execute(db);
  await sql`
    insert into kb_article_categories (property_id, article_id, category_id, is_primary, position)
    select ${o.propertyId}, ${o.articleId}, u.id, u.is_primary,
      coalesce((select max(x.position) + 1 from kb_article_categories x
        where x.property_id = ${o.propertyId} and x.category_id = u.id), 0)
    from unnest(${ids}::text[], ${o.categories.map(({ primary }) => primary)}::boolean[]) as u (id, is_primary)
    on conflict (property_id, article_id, category_id) do update set is_primary = excluded.is_primary`.execute(
    db,
  );
}
