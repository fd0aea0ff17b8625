// Changes of articles that are there: their text, the bin, and for good.

import type { Context } from "../../kernel/context.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import type { Static } from "../../kernel/schema.ts";
import {
  newArticle,
  readMeta,
  saveCategories,
  saveContent,
  showArticle,
  titleKey,
  wholeContent,
} from "./article.actions.ts";
import type { Article, ArticleChange, ArticleInput } from "./article.resource.ts";
import { deleteArticle, findArticle, findContent, insertArticle, updateArticle } from "./article.store.ts";
import { changingBase, existingSite } from "./base.actions.ts";
import { type BlockShape, MOST_BLOCKS } from "./blocks.ts";
import { articleCreate, articlePublish, articleUnpublish, articleUpdate } from "./knowledge-base.events.ts";
import { blocksOf } from "./markdown.ts";
import { PRIMARY, siteKey } from "./site-id.ts";
import { vocabularyOf } from "./text.rules.ts";
import { forgetWords } from "./words.store.ts";

type Shown = Static<typeof Article>;
interface At {
  readonly propertyId: string;
  readonly articleId: string;
}

export async function changeArticle(
  ctx: Context,
  o: At & { wish: Static<typeof ArticleChange>; madeFor?: Date | undefined },
): Promise<Shown> {
  const { propertyId, articleId, wish, madeFor } = o;
  await changingBase(ctx, propertyId);
  const site = await existingSite(ctx, propertyId, wish.content?.siteId);
  const siteId = site.site_id;
  const row = (await findArticle(ctx.db, propertyId, articleId, { siteId })) ?? ctx.fail("not_found");
  const { categories, related } = await readMeta(ctx, propertyId, articleId, wish.meta ?? {});
  const before = await findContent(ctx.db, propertyId, articleId, siteId);
  if (madeFor && wish.content && before && before.updated_at.getTime() !== madeFor.getTime())
    return ctx.fail("article_changed");
  const content =
    wish.content && (await saveContent(ctx, { article: row, site, wish: wish.content, before }));
  // Lists show the text on the first of its sites.
  const title =
    content && (siteId === PRIMARY || siteId === row.sites[0]?.site_id) ? content.title : row.title;
  await updateArticle(ctx.db, {
    ...row,
    title,
    title_key: titleKey(title),
    visibility: wish.meta?.visibility ?? row.visibility,
    related: related ?? row.related,
    updated_at: ctx.now,
  });
  await saveCategories(ctx, row, categories);
  const payload = await showArticle(ctx, { propertyId, articleId, siteId, content });
  ctx.emit(articleUpdate, { propertyId, payload });
  if (content) {
    const [was, is] = [before?.status === "published", content.status === "published"];
    if (is && !was) ctx.emit(articlePublish, { propertyId, payload });
    if (was && !is) ctx.emit(articleUnpublish, { propertyId, payload });
  }
  return payload;
}

export async function createArticle(
  ctx: Context,
  propertyId: string,
  wish: Static<typeof ArticleInput>,
): Promise<Shown> {
  const base = await changingBase(ctx, propertyId);
  const site = await existingSite(ctx, propertyId, wish.content.siteId);
  const articleId = ctx.newId();
  const { categories, related = [] } = await readMeta(ctx, propertyId, articleId, wish.meta ?? {});
  const row = newArticle(ctx, { propertyId, articleId, kbId: base.kb_id, related }, wish);
  await insertArticle(ctx.db, row);
  const content = await saveContent(ctx, {
    article: row,
    site,
    wish: wholeContent(wish.content),
    before: undefined,
  });
  await saveCategories(ctx, row, categories);
  const payload = await showArticle(ctx, { propertyId, articleId, siteId: site.site_id, content });
  ctx.emit(articleCreate, { propertyId, payload });
  if (content.status === "published") ctx.emit(articlePublish, { propertyId, payload });
  return payload;
}

interface ImportWish {
  readonly propertyId: string;
  readonly markdown: string;
  readonly siteId?: string;
  readonly articleId?: string;
  readonly title?: string;
  readonly status?: "draft" | "published" | "archived";
  readonly categoryIds?: readonly string[];
}

/** A new article out of Markdown, or another text for one that is there. */
export async function importMarkdown(ctx: Context, wish: ImportWish): Promise<{ article: Shown }> {
  const { propertyId, articleId, categoryIds } = wish;
  const siteId = siteKey(wish.siteId);
  const { title: found, blocks } = blocksOf(wish.markdown);
  if (blocks.length > MOST_BLOCKS)
    return ctx.invalid("markdown", `must not make more than ${MOST_BLOCKS} blocks`);
  const before =
    articleId === undefined ? undefined : await findContent(ctx.db, propertyId, articleId, siteId);
  const title = wish.title ?? (found?.slice(0, 300) || before?.title);
  if (title === undefined) return ctx.invalid("title", "is required where the Markdown has no first heading");
  const contents = blocks as unknown as Static<typeof BlockShape>[];
  const status = wish.status ?? before?.status ?? ("draft" as const);
  const whole = { subtitle: before?.subtitle ?? "", author: before?.author ?? null };
  const content = { siteId, title, status, ...whole, contents };
  if (articleId !== undefined)
    return { article: await changeArticle(ctx, { propertyId, articleId, wish: { content } }) };
  const categories = (categoryIds ?? []).map((id) => ({ id }));
  const author = ctx.caller.agent?.id ?? null;
  const article = { content: { ...content, author }, meta: { categories } };
  return { article: await createArticle(ctx, propertyId, article) };
}

/** Into the bin (`at`), or back from it (null). */
export async function binArticle(
  ctx: Context,
  { propertyId, articleId, at, event }: At & { at: Date | null; event: EventDefinition<typeof Article> },
): Promise<Shown> {
  await changingBase(ctx, propertyId);
  const row = await findArticle(ctx.db, propertyId, articleId, { siteId: PRIMARY, deleted: at === null });
  if (!row) return ctx.fail("not_found");
  if (at === null && row.deleted_at === null) return ctx.fail("not_deleted");
  await updateArticle(ctx.db, {
    ...row,
    title_key: titleKey(row.title),
    updated_at: ctx.now,
    deleted_at: at,
  });
  const siteId = row.sites[0]?.site_id ?? PRIMARY;
  const payload = await showArticle(ctx, { propertyId, articleId, siteId, deleted: true });
  ctx.emit(event, { propertyId, payload });
  return payload;
}

/** For good, wherever it lies; the words it alone had are forgotten too. */
export async function destroyArticle(
  ctx: Context,
  { propertyId, articleId, event }: At & { event: EventDefinition<typeof Article> },
): Promise<void> {
  await changingBase(ctx, propertyId);
  const row = await findArticle(ctx.db, propertyId, articleId, { siteId: PRIMARY, deleted: true });
  if (!row) return ctx.fail("not_found");
  const siteId = row.sites[0]?.site_id ?? PRIMARY;
  const payload = await showArticle(ctx, { propertyId, articleId, siteId, deleted: true });
  const texts = await Promise.all(
    row.sites.map(({ site_id }) => findContent(ctx.db, propertyId, articleId, site_id)),
  );
  await deleteArticle(ctx.db, propertyId, articleId);
  for (const text of texts)
    if (text) {
      const words = vocabularyOf([text.title, text.subtitle, text.description, text.body]);
      await forgetWords(ctx.db, { propertyId, siteId: text.site_id, words });
    }
  ctx.emit(event, { propertyId, payload });
}
