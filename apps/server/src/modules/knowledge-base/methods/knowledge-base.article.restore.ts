// knowledge-base.article.restore: an article comes back from the bin.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { binArticle } from "../article.change.actions.ts";
import { Article } from "../article.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleRestore } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.article.restore",
  summary: "Take an article back from the bin, as it was.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), articleId: Id("article") }),
  result: strict({ article: Article }),
  errors: knowledgeBaseErrors.pick("not_found", "not_deleted"),
  emits: [articleRestore],
  example: (world) => ({ propertyId: world.property.id, articleId: world.deletedArticle.id }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId }) {
    return { article: await binArticle(ctx, { propertyId, articleId, at: null, event: articleRestore }) };
  },
});
