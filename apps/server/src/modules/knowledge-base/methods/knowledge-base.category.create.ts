// knowledge-base.category.create: a category begins, with its name on one site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, existingSite } from "../base.actions.ts";
import { changeMeta, placeCategory, saveCategoryContent, showCategory } from "../category.actions.ts";
import { Category, CategoryInput } from "../category.resource.ts";
import { insertCategory, listTree } from "../category.store.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryCreate } from "../knowledge-base.events.ts";

const MOST = 1000;

export default defineMethod({
  name: "knowledge-base.category.create",
  summary: "Make a category, with its name on one site.",
  description: "Readers see it once it, or one within it, holds an article that they see.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), category: CategoryInput }),
  result: strict({ category: Category }),
  errors: knowledgeBaseErrors.pick("not_found", "slug_taken", "too_many"),
  emits: [categoryCreate],
  example: (world) => ({
    propertyId: world.property.id,
    category: {
      meta: { icon: { type: "predefined" as const, content: "gift" }, parent: null, position: 1 },
      content: { siteId: "primary" as const, name: "Gifts", description: "Wrapping, notes and vouchers" },
    },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, category: wish }) {
    await changingBase(ctx, propertyId);
    const { site_id: siteId } = await existingSite(ctx, propertyId, wish.content.siteId);
    if ((await listTree(ctx.db, propertyId)).length >= MOST) return ctx.fail("too_many");
    const fresh = {
      property_id: propertyId,
      category_id: ctx.newId(),
      parent_id: null,
      position: 0,
      icon: null,
      created_at: ctx.now,
      updated_at: ctx.now,
      deleted_at: null,
    };
    const row = await changeMeta(ctx, fresh, wish.meta);
    await insertCategory(ctx.db, row);
    await saveCategoryContent(ctx, row, siteId, wish.content);
    await placeCategory(ctx, row, wish.meta?.position);
    const category = await showCategory(ctx, { propertyId, categoryId: row.category_id, siteId });
    ctx.emit(categoryCreate, { propertyId, payload: category });
    return { category };
  },
});
