// Changes of articles that are there: their text, the bin, and for good.

import type { Context } from "../../kernel/context.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import type { Static } from "../../kernel/schema.ts";
import { readMeta, saveCategories, saveContent, showArticle, titleKey } from "./article.actions.ts";
import type { Article, ArticleChange } from "./article.resource.ts";
import { deleteArticle, findArticle, findContent, updateArticle } from "./article.store.ts";
import { changingBase, existingSite } from "./base.actions.ts";
import { articlePublish, articleUnpublish, articleUpdate } from "./knowledge-base.events.ts";
import { PRIMARY } from "./site-id.ts";
import { vocabularyOf } from "./text.rules.ts";
import { forgetWords } from "./words.store.ts";

type Shown = Static<typeof Article>;
interface At {
  readonly propertyId: string;
  readonly articleId: string;
}

export async function changeArticle(
  ctx: Context,
  { propertyId, articleId, wish }: At & { wish: Static<typeof ArticleChange> },
): Promise<Shown> {
  await changingBase(ctx, propertyId);
  const site = await existingSite(ctx, propertyId, wish.content?.siteId);
  const siteId = site.site_id;
  const row = (await findArticle(ctx.db, propertyId, articleId, { siteId })) ?? ctx.fail("not_found");
  const { categories, related } = await readMeta(ctx, propertyId, articleId, wish.meta ?? {});
  const before = await findContent(ctx.db, propertyId, articleId, siteId);
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
