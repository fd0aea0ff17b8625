// knowledge-base.article.delete: an article goes into the bin.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { binArticle } from "../article.change.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleDelete } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.article.delete",
  summary: "Put an article in the bin, out of which it can be restored.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), articleId: Id("article") }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [articleDelete],
  example: (world) => ({ propertyId: world.property.id, articleId: world.article.id }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId }) {
    await binArticle(ctx, { propertyId, articleId, at: ctx.now, event: articleDelete });
    return {};
  },
});
