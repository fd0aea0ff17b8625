// Writing articles: what a text is checked for, the address it gets, and who is told.

import type { Context } from "../../kernel/context.ts";
import { isDuplicate } from "../../kernel/db.ts";
import { invalid } from "../../kernel/error.ts";
import { oneLine, type Static } from "../../kernel/schema.ts";
import { keepShown } from "../files/index.ts";
import { keepMembers } from "../members/index.ts";
import { type Article, type ArticleChange, type ArticleInput, presentArticle } from "./article.resource.ts";
import {
  type ArticleRow,
  type ContentRow,
  findArticle,
  findContent,
  knownArticles,
  moveSlug,
  takenSlugs,
  writeArticleCategories,
  writeContent,
} from "./article.store.ts";
import { type Block, cleanBlocks, picturesOf, problemsOf, textOfBlocks } from "./blocks.ts";
import { listTree } from "./category.store.ts";
import { stemsOf } from "./languages.ts";
import type { SiteRow } from "./site.store.ts";
import { fold, freeSlug, indexed, slugOf, vocabularyOf } from "./text.rules.ts";
import { insertWords } from "./words.store.ts";

export type ContentWish = NonNullable<Static<typeof ArticleChange>["content"]>;
export type MetaWish = NonNullable<Static<typeof ArticleInput>["meta"]>;

/** What is missing in a new article. */
export function wholeContent(wish: Static<typeof ArticleInput>["content"]): ContentWish {
  return {
    ...wish,
    status: wish.status ?? "draft",
    subtitle: wish.subtitle ?? "",
    author: wish.author ?? null,
  };
}

export function newArticle(
  ctx: Context,
  o: { propertyId: string; articleId: string; kbId: string; related: string[] },
  wish: Static<typeof ArticleInput>,
): ArticleRow & { readonly title_key: string } {
  return {
    property_id: o.propertyId,
    article_id: o.articleId,
    kb_id: o.kbId,
    title: oneLine(wish.content.title),
    title_key: titleKey(wish.content.title),
    visibility: wish.meta?.visibility ?? "public",
    related: o.related,
    upvotes: 0,
    downvotes: 0,
    created_by: ctx.caller.agent?.id ?? null,
    created_at: ctx.now,
    updated_at: ctx.now,
    deleted_at: null,
  };
}

/** Writes a text on a site over the one that was there, if any. */
export async function saveContent(
  ctx: Context,
  o: {
    article: Pick<ArticleRow, "property_id" | "article_id">;
    site: SiteRow;
    wish: ContentWish;
    before: ContentRow | undefined;
  },
): Promise<ContentRow> {
  const { article, site, wish, before } = o;
  const { property_id: propertyId, article_id: articleId } = article;
  const blocks = wish.contents === undefined ? (before?.contents ?? []) : readBlocks(wish.contents);
  const author = await readAuthor(ctx, propertyId, wish.author, before?.author);
  const slug = await readSlug(ctx, { propertyId, articleId, siteId: site.site_id }, wish, before);
  const { banner, description } = wish.metadata ?? {};
  const row: ContentRow = {
    property_id: propertyId,
    article_id: articleId,
    site_id: site.site_id,
    translation_id: before?.translation_id ?? ctx.newId(),
    title: oneLine(wish.title),
    subtitle: oneLine(wish.subtitle),
    status: wish.status,
    author,
    slug,
    banner: banner === undefined ? (before?.banner ?? null) : (banner?.content ?? null),
    description: description === undefined ? (before?.description ?? "") : oneLine(description),
    contents: blocks,
    body: textOfBlocks(blocks),
    published_at:
      wish.status === "published" ? (before?.published_at ?? ctx.now) : (before?.published_at ?? null),
    created_at: before?.created_at ?? ctx.now,
    updated_at: ctx.now,
  };
  try {
    await writeText(ctx, row, site.language);
  } catch (error) {
    if (isDuplicate(error, "kb_content_slugs"))
      return ctx.fail("slug_taken", { path: "article.content.slug" });
    throw error;
  }
  await keepShown(ctx, propertyId, picturesOf(row.contents, row.banner));
  await moveSlug(ctx.db, { propertyId, siteId: site.site_id, articleId, from: before?.slug, to: slug });
  return row;
}

/** The text with all that search knows of it. */
export async function writeText(ctx: Pick<Context, "db">, row: ContentRow, language: string): Promise<void> {
  await writeContent(ctx.db, row, {
    title: indexed(row.title),
    subtitle: indexed(row.subtitle),
    description: indexed(row.description),
    body: indexed(row.body),
    stems: stemsOf(language),
  });
  const words = vocabularyOf([row.title, row.subtitle, row.description, row.body]);
  await insertWords(ctx.db, { propertyId: row.property_id, siteId: row.site_id, words });
}

function readBlocks(contents: NonNullable<ContentWish["contents"]>): readonly Block[] {
  const problems = problemsOf(contents, "article.content.contents");
  if (problems.length > 0) throw invalid(problems);
  return cleanBlocks(contents as unknown as Block[]);
}

/** A member; who has left may go on being the author of what they wrote. */
async function readAuthor(
  ctx: Context,
  propertyId: string,
  wanted: string | null,
  before: string | null | undefined,
): Promise<string | null> {
  const author = wanted?.toLowerCase() ?? null;
  if (author === null || author === before) return author;
  if ((await keepMembers(ctx.db, propertyId, [author])).has(author)) return author;
  return ctx.invalid("article.content.author", "must be a member of the property");
}

async function readSlug(
  ctx: Context,
  at: { propertyId: string; siteId: string; articleId: string },
  wish: ContentWish,
  before: ContentRow | undefined,
): Promise<string> {
  if (wish.slug === undefined && before) return before.slug;
  const { articleId: butId, ...where } = at;
  if (wish.slug !== undefined) {
    if (!isSlug(wish.slug))
      return ctx.invalid("article.content.slug", "must be small letters and digits, joined by hyphens");
    if (
      wish.slug !== before?.slug &&
      (await takenSlugs(ctx.db, { ...where, slug: wish.slug, butId })).has(wish.slug)
    )
      return ctx.fail("slug_taken", { path: "article.content.slug" });
    return wish.slug;
  }
  const wanted = slugOf(wish.title) || at.articleId;
  return freeSlug(wanted, await takenSlugs(ctx.db, { ...where, slug: wanted, butId }));
}

/** No capitals, punctuation or brackets. */
export function isSlug(slug: string): boolean {
  return /^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u.test(slug) && slug === slug.toLowerCase();
}

/** Categories and related articles that exist; one category is primary, the first unless it is said. */
export async function readMeta(ctx: Context, propertyId: string, articleId: string, wish: MetaWish) {
  const { categories, relatedArticles } = wish;
  if (categories) {
    const known = new Set((await listTree(ctx.db, propertyId)).map(({ category_id }) => category_id));
    const wrong = categories.findIndex(({ id }) => !known.has(id.toLowerCase()));
    if (wrong >= 0)
      return ctx.invalid(`article.meta.categories[${wrong}].id`, "must be a category of the knowledge base");
  }
  if (relatedArticles) {
    const ids = relatedArticles.map(({ id }) => id.toLowerCase());
    const known = await knownArticles(ctx.db, propertyId, ids);
    const wrong = ids.findIndex((id) => !known.has(id));
    if (wrong >= 0)
      return ctx.invalid(
        `article.meta.relatedArticles[${wrong}].id`,
        "must be an article of the knowledge base",
      );
  }
  const chosen = new Map(categories?.map(({ id, primary }) => [id.toLowerCase(), primary ?? false]));
  const primary = [...chosen].find(([, isPrimary]) => isPrimary)?.[0] ?? [...chosen.keys()][0];
  return {
    categories: categories && [...chosen.keys()].map((id) => ({ id, primary: id === primary })),
    related:
      relatedArticles &&
      [...new Set(relatedArticles.map(({ id }) => id.toLowerCase()))].filter((id) => id !== articleId),
  };
}

export async function saveCategories(
  ctx: Context,
  article: Pick<ArticleRow, "property_id" | "article_id">,
  categories: readonly { id: string; primary: boolean }[] | undefined,
): Promise<void> {
  if (!categories) return;
  const { property_id: propertyId, article_id: articleId } = article;
  await writeArticleCategories(ctx.db, { propertyId, articleId, categories });
}

/** Lists are sorted by it: capitals and accents tell no titles apart. */
export function titleKey(title: string): string {
  return fold(title).slice(0, 200);
}

/** As members see it, with its text on one site. */
export async function showArticle(
  ctx: Context,
  o: {
    propertyId: string;
    articleId: string;
    siteId: string;
    deleted?: boolean;
    content?: ContentRow | undefined;
  },
): Promise<Static<typeof Article>> {
  const { propertyId, articleId, siteId, deleted = false } = o;
  const row =
    (await findArticle(ctx.db, propertyId, articleId, { siteId, deleted })) ?? ctx.fail("not_found");
  const content = o.content ?? (await findContent(ctx.db, propertyId, articleId, siteId));
  return presentArticle(row, content);
}
