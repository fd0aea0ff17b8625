// knowledge-base.category.list-article: the articles of a category in the order it gives them.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { presentListed } from "../article.resource.ts";
import { existingSite } from "../base.actions.ts";
import { findCategoryRow } from "../category.store.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { ArticlePage, paging } from "../list.actions.ts";
import { listCategoryArticles } from "../list.store.ts";
import { pageAt, startOf } from "../page.actions.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.category.list-article",
  summary: "List the articles of a category in its own order.",
  description: "Drafts and private ones included; not those of categories within it.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    categoryId: Id("category"),
    siteId: Type.Optional(SiteId),
    ...paging,
  }),
  result: ArticlePage,
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, categoryId: world.category.id }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId, siteId, ...page }) {
    const site = await existingSite(ctx, propertyId, siteId);
    const category = await findCategoryRow(ctx.db, propertyId, categoryId);
    if (!category || category.deleted_at) return ctx.fail("not_found");
    const at = { propertyId, categoryId, siteId: site.site_id };
    const { limit = 50 } = page;
    const { total, rows } = await listCategoryArticles(ctx.db, { ...at, limit, offset: startOf(ctx, page) });
    return { ...pageAt(ctx, total, page).counters, articles: rows.map(presentListed) };
  },
});
