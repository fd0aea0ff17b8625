// SQL for what readers see: published texts of public articles and nothing else. Every query here says so itself.

import { type Database, sql } from "../../kernel/db.ts";
import type { ContentRow } from "./article.store.ts";

export interface PublicCard {
  readonly article_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly slug: string;
}

export interface PublicCategory {
  readonly category_id: string;
  readonly parent_id: string | null;
  readonly position: number;
  readonly icon: string | null;
  readonly name: string;
  readonly description: string;
  readonly slug: string;
  /** Articles in it that readers see. */
  readonly articles: number;
  /** The first of them. */
  readonly first: readonly PublicCard[];
}

export interface PublicArticle extends ContentRow {
  readonly categories: readonly { readonly category_id: string; readonly is_primary: boolean }[];
  readonly related: readonly PublicCard[];
  /** Sites on which readers find it too. */
  readonly elsewhere: readonly { readonly site_id: string; readonly slug: string }[];
}

const SHOWN_FIRST = 5;

/** What readers see of texts `c` and their articles `a`. */
const seen = sql`c.status = 'published' and a.visibility = 'public' and a.deleted_at is null`;
const joined = sql`kb_contents c
  join kb_articles a on a.property_id = c.property_id and a.article_id = c.article_id`;
const card = sql`c.article_id, c.title, c.subtitle, c.slug`;

/** The categories with a name on the site, in no order; those without an article are among them, with none. */
export async function publicCategories(
  db: Database,
  propertyId: string,
  siteId: string,
): Promise<readonly PublicCategory[]> {
  const result = await sql<PublicCategory>`
    with placed as (
      select x.category_id, x.position, ${card},
        row_number() over (partition by x.category_id order by x.position, x.article_id) as at,
        count(*) over (partition by x.category_id) as articles
      from kb_article_categories x
      join kb_contents c on c.property_id = x.property_id and c.article_id = x.article_id and c.site_id = ${siteId}
      join kb_articles a on a.property_id = c.property_id and a.article_id = c.article_id
      where x.property_id = ${propertyId} and ${seen})
    select k.category_id, k.parent_id, k.position, k.icon, n.name, n.description, n.slug,
      coalesce(max(p.articles), 0)::int as articles,
      coalesce(jsonb_agg(jsonb_build_object('article_id', p.article_id, 'title', p.title, 'subtitle', p.subtitle,
        'slug', p.slug) order by p.at) filter (where p.at is not null), '[]') as first
    from kb_categories k
    join kb_category_contents n on n.property_id = k.property_id and n.category_id = k.category_id
      and n.site_id = ${siteId}
    left join placed p on p.category_id = k.category_id and p.at <= ${SHOWN_FIRST}
    where k.property_id = ${propertyId} and k.deleted_at is null
    group by k.category_id, k.parent_id, k.position, k.icon, n.name, n.description, n.slug`.execute(db);
  return result.rows;
}

/** Articles of some categories, in the order of the category. */
export async function publicArticlesIn(
  db: Database,
  o: { propertyId: string; siteId: string; categoryId: string; size: number; offset: number },
): Promise<readonly PublicCard[]> {
  const result = await sql<PublicCard>`
    select ${card} from kb_article_categories x
    join kb_contents c on c.property_id = x.property_id and c.article_id = x.article_id and c.site_id = ${o.siteId}
    join kb_articles a on a.property_id = c.property_id and a.article_id = c.article_id
    where x.property_id = ${o.propertyId} and x.category_id = ${o.categoryId} and ${seen}
    order by x.position, x.article_id limit ${o.size} offset ${o.offset}`.execute(db);
  return result.rows;
}

/** Those in none of the categories that the site names. */
export async function publicLooseArticles(
  db: Database,
  o: { propertyId: string; siteId: string; size: number },
): Promise<readonly PublicCard[]> {
  const result = await sql<PublicCard>`
    select ${card} from ${joined}
    where c.property_id = ${o.propertyId} and c.site_id = ${o.siteId} and ${seen}
      and not exists (select from kb_article_categories x
        join kb_categories k on k.property_id = x.property_id and k.category_id = x.category_id and k.deleted_at is null
        join kb_category_contents n on n.property_id = k.property_id and n.category_id = k.category_id
          and n.site_id = ${o.siteId}
        where x.property_id = a.property_id and x.article_id = a.article_id)
    order by c.title, c.article_id limit ${o.size}`.execute(db);
  return result.rows;
}

/** What helped most. */
export async function publicFavourites(
  db: Database,
  o: { propertyId: string; siteId: string; size: number },
): Promise<readonly PublicCard[]> {
  const result = await sql<PublicCard>`
    select ${card} from ${joined}
    where c.property_id = ${o.propertyId} and c.site_id = ${o.siteId} and ${seen}
    order by a.upvotes - a.downvotes desc, c.published_at desc, c.article_id limit ${o.size}`.execute(db);
  return result.rows;
}

async function findOne(
  db: Database,
  o: { propertyId: string; siteId: string },
  by: { readonly slug: string } | { readonly articleId: string },
): Promise<PublicArticle | undefined> {
  const which = "slug" in by ? sql`c.slug = ${by.slug}` : sql`c.article_id = ${by.articleId}`;
  const result = await sql<PublicArticle>`
    select c.article_id, c.property_id, c.site_id, c.translation_id, c.title, c.subtitle, c.status, c.author, c.slug,
      c.banner, c.description, c.contents, c.body, c.published_at, c.created_at, c.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('category_id', x.category_id, 'is_primary', x.is_primary)
          order by x.is_primary desc, x.category_id), '[]')
        from kb_article_categories x where x.property_id = c.property_id and x.article_id = c.article_id) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('article_id', o.article_id, 'title', o.title,
          'subtitle', o.subtitle, 'slug', o.slug) order by array_position(a.related, o.article_id)), '[]')
        from kb_contents o join kb_articles r on r.property_id = o.property_id and r.article_id = o.article_id
        where o.property_id = c.property_id and o.site_id = c.site_id and o.article_id = any(a.related)
          and o.status = 'published' and r.visibility = 'public' and r.deleted_at is null) as related,
      (select coalesce(jsonb_agg(jsonb_build_object('site_id', e.site_id, 'slug', e.slug)), '[]')
        from kb_contents e where e.property_id = c.property_id and e.article_id = c.article_id
          and e.site_id <> c.site_id and e.status = 'published') as elsewhere
    from ${joined}
    where c.property_id = ${o.propertyId} and c.site_id = ${o.siteId} and ${which} and ${seen}`.execute(db);
  return result.rows[0];
}

export function findPublicArticle(
  db: Database,
  o: { propertyId: string; siteId: string; slug: string },
): Promise<PublicArticle | undefined> {
  return findOne(db, o, { slug: o.slug });
}

export function findPublicArticleById(
  db: Database,
  o: { propertyId: string; siteId: string; articleId: string },
): Promise<PublicArticle | undefined> {
  return findOne(db, o, { articleId: o.articleId });
}

/** Where an address that an article had leads to now. */
export async function findMovedSlug(
  db: Database,
  o: { propertyId: string; siteId: string; slug: string },
): Promise<string | undefined> {
  const result = await sql<{ slug: string }>`
    select c.slug from kb_old_slugs s
    join ${joined} on c.property_id = s.property_id and c.article_id = s.article_id and c.site_id = s.site_id
    where s.property_id = ${o.propertyId} and s.site_id = ${o.siteId} and s.slug = ${o.slug} and ${seen}`.execute(
    db,
  );
  return result.rows[0]?.slug;
}

export interface PublicAddress {
  readonly article_id: string;
  readonly site_id: string;
  readonly slug: string;
  readonly updated_at: Date;
}

/** All that search engines may know, of some sites. */
export async function publicAddresses(
  db: Database,
  propertyId: string,
  siteIds: readonly string[],
  most: number,
): Promise<readonly PublicAddress[]> {
  const result = await sql<PublicAddress>`
    select c.article_id, c.site_id, c.slug, c.updated_at from ${joined}
    where c.property_id = ${propertyId} and c.site_id = any(${siteIds as string[]}::text[]) and ${seen}
    order by c.article_id, c.site_id limit ${most}`.execute(db);
  return result.rows;
}

export interface Door {
  readonly property_id: string;
  readonly revision: number;
  readonly published: boolean;
}

/** Which knowledge base has an address, and how old what is kept of it may be. */
export async function findDoor(
  db: Database,
  by: { readonly subdomain: string } | { readonly domain: string },
): Promise<Door | undefined> {
  const which = "subdomain" in by ? sql`subdomain = ${by.subdomain}` : sql`domain = ${by.domain}`;
  const result = await sql<Door>`
    select property_id, revision, published from knowledge_bases where ${which}`.execute(db);
  return result.rows[0];
}

/** Domains that were proved: requests for them are answered by their knowledge bases. */
export async function listDomains(db: Database): Promise<readonly string[]> {
  const result = await sql<{ domain: string }>`
    select domain from knowledge_bases where domain is not null`.execute(db);
  return result.rows.map(({ domain }) => domain);
}
