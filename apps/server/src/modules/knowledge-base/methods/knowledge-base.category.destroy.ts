// knowledge-base.category.destroy: a category is gone for good; articles stay.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { destroyCategory } from "../category.bin.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryDestroy } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.category.destroy",
  summary: "Remove a category for good, in the bin or not, with those within it.",
  description: "Its articles stay.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), categoryId: Id("category") }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [categoryDestroy],
  example: (world) => ({ propertyId: world.property.id, categoryId: world.deletedCategory.id }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId }) {
    await destroyCategory(ctx, propertyId, categoryId);
    return {};
  },
});
