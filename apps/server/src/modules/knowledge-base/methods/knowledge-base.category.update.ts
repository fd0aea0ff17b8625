// knowledge-base.category.update: another name, place, parent or symbol, or a name on a further site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, existingSite } from "../base.actions.ts";
import { changeMeta, placeCategory, saveCategoryContent, showCategory } from "../category.actions.ts";
import { Category, CategoryChange } from "../category.resource.ts";
import { findCategoryRow, updateCategory } from "../category.store.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryUpdate } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.category.update",
  summary: "Change a category, or give it a name on another site.",
  description: "What is left out stays. A category never comes to lie within itself.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), categoryId: Id("category"), category: CategoryChange }),
  result: strict({ category: Category }),
  errors: knowledgeBaseErrors.pick("not_found", "slug_taken"),
  emits: [categoryUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    categoryId: world.category.id,
    category: { content: { siteId: "primary" as const, description: "From our kiln to your door" } },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId, category: wish }) {
    await changingBase(ctx, propertyId);
    const { site_id: siteId } = await existingSite(ctx, propertyId, wish.content?.siteId);
    const before = await findCategoryRow(ctx.db, propertyId, categoryId);
    if (!before || before.deleted_at) return ctx.fail("not_found");
    const row = await changeMeta(ctx, before, wish.meta);
    await updateCategory(ctx.db, row);
    if (wish.content) await saveCategoryContent(ctx, row, siteId, wish.content);
    if (wish.meta?.position !== undefined || row.parent_id !== before.parent_id)
      await placeCategory(ctx, row, wish.meta?.position);
    const category = await showCategory(ctx, { propertyId, categoryId, siteId });
    ctx.emit(categoryUpdate, { propertyId, payload: category });
    return { category };
  },
});
