// knowledge-base.category.order-article: in which order a category shows its articles.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { knownArticles } from "../article.store.ts";
import { changingBase } from "../base.actions.ts";
import { showCategory } from "../category.actions.ts";
import { findCategoryRow, orderArticles } from "../category.store.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryUpdate } from "../knowledge-base.events.ts";
import { PRIMARY } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.category.order-article",
  summary: "Put the articles of a category in order.",
  description: "Those named come first, in the order given; the others follow in the order they had.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    categoryId: Id("category"),
    articleIds: Type.Array(Id("article"), {
      minItems: 1,
      maxItems: 1000,
      uniqueItems: true,
      description: "Articles of the category, the first one first.",
    }),
  }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [categoryUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    categoryId: world.category.id,
    articleIds: [world.article.id],
  }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId, articleIds }) {
    await changingBase(ctx, propertyId);
    const category = await findCategoryRow(ctx.db, propertyId, categoryId);
    if (!category || category.deleted_at) return ctx.fail("not_found");
    const known = await knownArticles(ctx.db, propertyId, articleIds);
    const wrong = articleIds.findIndex((id) => !known.has(id));
    if (wrong >= 0) return ctx.invalid(`articleIds[${wrong}]`, "must be an article of the knowledge base");
    await orderArticles(ctx.db, { propertyId, categoryId, articleIds });
    const payload = await showCategory(ctx, { propertyId, categoryId, siteId: PRIMARY });
    ctx.emit(categoryUpdate, { propertyId, payload });
    return {};
  },
});
