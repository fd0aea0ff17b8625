// knowledge-base.article.update: a text on a site changes or is added, or what is the same on all sites does.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, TimeInput, Type } from "../../../kernel/schema.ts";
import { changeArticle } from "../article.change.actions.ts";
import { Article, ArticleChange } from "../article.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articlePublish, articleUnpublish, articleUpdate } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.article.update",
  summary: "Change an article, or add a translation of it.",
  description:
    "`content` is the text on one site: where it has none there yet, this adds it. `contents` replaces all blocks; slug, metadata and blocks stay when they are left out. `categories` and `relatedArticles` replace those there were.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    articleId: Id("article"),
    article: ArticleChange,
    updatedAt: Type.Optional(
      TimeInput(
        "`content.updatedAt` of the text the change was made for: refused when somebody has saved another since.",
      ),
    ),
  }),
  result: strict({ article: Article }),
  errors: knowledgeBaseErrors.pick("not_found", "slug_taken", "article_changed"),
  emits: [articleUpdate, articlePublish, articleUnpublish],
  example: (world) => ({
    propertyId: world.property.id,
    articleId: world.article.id,
    article: {
      content: {
        siteId: "primary" as const,
        title: "Shipping times and costs",
        status: "published" as const,
        subtitle: "Two or three working days within Italy",
        author: world.agent.id,
      },
      meta: { relatedArticles: [{ id: world.privateArticle.id }] },
    },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId, article, updatedAt }) {
    const madeFor = updatedAt === undefined ? undefined : new Date(updatedAt);
    return { article: await changeArticle(ctx, { propertyId, articleId, wish: article, madeFor }) };
  },
});
