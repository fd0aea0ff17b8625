// knowledge-base.article.destroy: an article is gone for good.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { destroyArticle } from "../article.change.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleDestroy } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.article.destroy",
  summary: "Remove an article for good, in the bin or not, with all translations.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), articleId: Id("article") }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [articleDestroy],
  example: (world) => ({ propertyId: world.property.id, articleId: world.deletedArticle.id }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId }) {
    await destroyArticle(ctx, { propertyId, articleId, event: articleDestroy });
    return {};
  },
});
