// knowledge-base.category.delete: a category goes into the bin with those within it; articles stay.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { binCategory } from "../category.bin.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { categoryDelete } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.category.delete",
  summary: "Put a category in the bin, with those within it.",
  description:
    "Its articles stay, in the other categories they are in or in none, and are in it again when it is restored.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), categoryId: Id("category") }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [categoryDelete],
  example: (world) => ({ propertyId: world.property.id, categoryId: world.category.id }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId }) {
    await binCategory(ctx, propertyId, categoryId);
    return {};
  },
});
