// SQL for categories: the tree, and a name on each site.

import { type Database, sql } from "../../kernel/db.ts";

export interface CategoryRow {
  readonly property_id: string;
  readonly category_id: string;
  readonly parent_id: string | null;
  readonly position: number;
  readonly icon: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
}

export interface CategoryContentRow {
  readonly property_id: string;
  readonly category_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly description: string;
  readonly slug: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** A category with its name on the site asked for, else on the first it has one on. */
export interface KnownCategory extends CategoryRow {
  readonly content: CategoryContentRow;
  readonly sites: readonly string[];
  readonly articles: number;
}

const shown = sql`property_id, category_id, parent_id, position, icon, created_at, updated_at, deleted_at`;
const shownContent = sql`property_id, category_id, site_id, name, description, slug, created_at, updated_at`;

/** All of a property, in no order; those in the bin instead with `deleted`. */
export async function listCategories(
  db: Database,
  propertyId: string,
  o: { readonly siteId: string; readonly deleted?: boolean; readonly categoryId?: string },
): Promise<readonly KnownCategory[]> {
  const one = o.categoryId ?? null;
  const result = await sql<KnownCategory & { content: Record<string, string> }>`
    select c.*, to_jsonb(n) as content,
      (select array_agg(s.site_id order by s.site_id = 'primary' desc, s.created_at, s.site_id) from kb_category_contents s
        where s.property_id = c.property_id and s.category_id = c.category_id) as sites,
      coalesce(k.articles, 0) as articles
    from kb_categories c
    cross join lateral (
      select ${shownContent} from kb_category_contents t
      where t.property_id = c.property_id and t.category_id = c.category_id
      order by t.site_id = ${o.siteId} desc, t.site_id = 'primary' desc, t.created_at, t.site_id limit 1) n
    left join (
      select x.category_id, count(*)::int as articles from kb_article_categories x
      join kb_articles a on a.property_id = x.property_id and a.article_id = x.article_id and a.deleted_at is null
      where x.property_id = ${propertyId} and (${one}::text is null or x.category_id = ${one})
      group by x.category_id) k on k.category_id = c.category_id
    where c.property_id = ${propertyId} and (c.deleted_at is not null) = ${o.deleted ?? false}
      and (${one}::text is null or c.category_id = ${one})`.execute(db);
  return result.rows.map((row) => ({
    ...row,
    content: {
      ...row.content,
      created_at: new Date(row.content.created_at),
      updated_at: new Date(row.content.updated_at),
    },
  }));
}

/** The tree alone. */
export async function listTree(db: Database, propertyId: string): Promise<readonly CategoryRow[]> {
  const result = await sql<CategoryRow>`
    select ${shown} from kb_categories where property_id = ${propertyId} and deleted_at is null`.execute(db);
  return result.rows;
}

export async function insertCategory(db: Database, row: CategoryRow): Promise<void> {
  await sql`
    insert into kb_categories (${shown})
    values (${row.property_id}, ${row.category_id}, ${row.parent_id}, ${row.position}, ${row.icon}, ${row.created_at},
            ${row.updated_at}, ${row.deleted_at})`.execute(db);
}

export async function updateCategory(db: Database, row: CategoryRow): Promise<void> {
  await sql`
    update kb_categories set parent_id = ${row.parent_id}, position = ${row.position}, icon = ${row.icon},
      updated_at = ${row.updated_at}, deleted_at = ${row.deleted_at}
    where property_id = ${row.property_id} and category_id = ${row.category_id}`.execute(db);
}

/** New places among those beside each other. */
export async function placeCategories(
  db: Database,
  propertyId: string,
  categoryIds: readonly string[],
): Promise<void> {
  await sql`
    update kb_categories c set position = o.place
    from (select id, (at - 1)::int as place from unnest(${categoryIds as string[]}::text[]) with ordinality as u (id, at)) o
    where c.property_id = ${propertyId} and c.category_id = o.id and c.position <> o.place`.execute(db);
}

/** With all below them: the others' parent is whose they were within. */
export async function binCategories(
  db: Database,
  propertyId: string,
  categoryIds: readonly string[],
  at: Date | null,
): Promise<void> {
  await sql`
    update kb_categories set deleted_at = ${at}
    where property_id = ${propertyId} and category_id = any(${categoryIds as string[]}::text[])`.execute(db);
}

/** Its names and its articles' places in it go along (foreign keys). */
export async function deleteCategories(
  db: Database,
  propertyId: string,
  categoryIds: readonly string[],
): Promise<void> {
  await sql`
    delete from kb_categories
    where property_id = ${propertyId} and category_id = any(${categoryIds as string[]}::text[])`.execute(db);
}

/** Anything at all with the id, in the bin or not. */
export async function findCategoryRow(
  db: Database,
  propertyId: string,
  categoryId: string,
): Promise<CategoryRow | undefined> {
  const result = await sql<CategoryRow>`
    select ${shown} from kb_categories where property_id = ${propertyId} and category_id = ${categoryId}`.execute(
    db,
  );
  return result.rows[0];
}

/** What lies in the bin right below it, from the same moment. */
export async function listBinned(
  db: Database,
  propertyId: string,
  at: Date,
): Promise<readonly CategoryRow[]> {
  const result = await sql<CategoryRow>`
    select ${shown} from kb_categories where property_id = ${propertyId} and deleted_at = ${at}`.execute(db);
  return result.rows;
}

export async function writeCategoryContent(db: Database, row: CategoryContentRow): Promise<void> {
  await sql`
    insert into kb_category_contents (${shownContent})
    values (${row.property_id}, ${row.category_id}, ${row.site_id}, ${row.name}, ${row.description}, ${row.slug},
            ${row.created_at}, ${row.updated_at})
    on conflict (property_id, category_id, site_id) do update set name = excluded.name,
      description = excluded.description, slug = excluded.slug, updated_at = excluded.updated_at`.execute(db);
}

export async function findCategoryContent(
  db: Database,
  propertyId: string,
  categoryId: string,
  siteId: string,
): Promise<CategoryContentRow | undefined> {
  const result = await sql<CategoryContentRow>`
    select ${shownContent} from kb_category_contents
    where property_id = ${propertyId} and category_id = ${categoryId} and site_id = ${siteId}`.execute(db);
  return result.rows[0];
}

/** Those that begin alike, of other categories. */
export async function takenCategorySlugs(
  db: Database,
  o: { propertyId: string; siteId: string; slug: string; butId: string },
): Promise<ReadonlySet<string>> {
  const result = await sql<{ slug: string }>`
    select slug from kb_category_contents
    where property_id = ${o.propertyId} and site_id = ${o.siteId} and starts_with(slug, ${o.slug})
      and category_id <> ${o.butId}`.execute(db);
  return new Set(result.rows.map(({ slug }) => slug));
}

/** Articles in their order; those named come first, in the order given. */
export async function orderArticles(
  db: Database,
  o: { propertyId: string; categoryId: string; articleIds: readonly string[] },
): Promise<void> {
  await sql`
    update kb_article_categories x set position = n.place
    from (
      select x.article_id,
        (row_number() over (order by u.at nulls last, x.position, x.article_id) - 1)::int as place
      from kb_article_categories x
      left join unnest(${o.articleIds as string[]}::text[]) with ordinality as u (id, at) on u.id = x.article_id
      where x.property_id = ${o.propertyId} and x.category_id = ${o.categoryId}) n
    where x.property_id = ${o.propertyId} and x.category_id = ${o.categoryId} and x.article_id = n.article_id
      and x.position <> n.place`.execute(db);
}
