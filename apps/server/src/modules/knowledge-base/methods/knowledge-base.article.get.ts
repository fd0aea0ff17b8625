// knowledge-base.article.get: an article with its text on one site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { showArticle } from "../article.actions.ts";
import { Article } from "../article.resource.ts";
import { existingSite } from "../base.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.article.get",
  summary: "Show an article with its text on a site.",
  description: "Where it has no text on that site yet, `content` is left out.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    articleId: Id("article"),
    siteId: SiteId,
    deleted: Type.Optional(Type.Boolean({ description: "True to see one that lies in the bin, too." })),
  }),
  result: strict({ article: Article }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({
    propertyId: world.property.id,
    articleId: world.article.id,
    siteId: "primary" as const,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId, siteId, deleted = false }) {
    const { site_id } = await existingSite(ctx, propertyId, siteId);
    return { article: await showArticle(ctx, { propertyId, articleId, siteId: site_id, deleted }) };
  },
});
