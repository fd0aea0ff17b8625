// knowledge-base.category.restore: a category comes back from the bin with those that went with it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { restoreCategory } from "../category.bin.actions.ts";
import { Category } from "../category.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryRestore } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.category.restore",
  summary: "Take a category back from the bin, with those that went there with it.",
  description: "When the one it was in is not there any more, it stands at the top.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), categoryId: Id("category") }),
  result: strict({ category: Category }),
  errors: knowledgeBaseErrors.pick("not_found", "not_deleted"),
  emits: [categoryRestore],
  example: (world) => ({ propertyId: world.property.id, categoryId: world.deletedCategory.id }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId }) {
    return { category: await restoreCategory(ctx, propertyId, categoryId) };
  },
});
