// knowledge-base.article.create: an article begins, with its text on one site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { createArticle } from "../article.change.actions.ts";
import { Article, ArticleInput } from "../article.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleCreate, articlePublish } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.article.create",
  summary: "Write an article, with its text on one site.",
  description:
    "It is a public draft unless it says otherwise. Further translations are added with knowledge-base.article.update and another `siteId`. HTML in blocks is cleaned; what is wrong with a block is told with its path, such as `article.content.contents[3].content.text`.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), article: ArticleInput }),
  result: strict({ article: strict({ id: Article.properties.id, meta: Article.properties.meta }) }),
  errors: knowledgeBaseErrors.pick("not_found", "slug_taken"),
  emits: [articleCreate, articlePublish],
  example: (world) => ({
    propertyId: world.property.id,
    article: {
      content: {
        siteId: "primary" as const,
        title: "How to care for crackle glaze",
        status: "published" as const,
        subtitle: "It is alive, and that is its charm",
        author: world.agent.id,
        contents: [
          { type: "header" as const, content: { text: "<p>By hand</p>", heading: "h2" } },
          {
            type: "paragraph" as const,
            content: { text: "<p>Wash it in <b>lukewarm</b> water.</p>", size: 18 },
          },
        ],
      },
      meta: { visibility: "public" as const, categories: [{ id: world.category.id, primary: true }] },
    },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, article }) {
    const { id, meta } = await createArticle(ctx, propertyId, article);
    return { article: { id, meta } };
  },
});
