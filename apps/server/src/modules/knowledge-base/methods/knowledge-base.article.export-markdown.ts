// knowledge-base.article.export-markdown: an article as a Markdown file.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { findArticle, findContent } from "../article.store.ts";
import { existingSite } from "../base.actions.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { markdownOf } from "../markdown.rules.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.article.export-markdown",
  summary: "Show an article's text on a site as Markdown.",
  description: "Colours and sizes are lost, as Markdown has none.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), articleId: Id("article"), siteId: Type.Optional(SiteId) }),
  result: strict({
    fileName: Type.String({ description: "A name for the file." }),
    markdown: Type.String({ description: "The Markdown." }),
  }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, articleId: world.article.id }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId, ...wish }) {
    const { site_id: siteId } = await existingSite(ctx, propertyId, wish.siteId);
    const article = await findArticle(ctx.db, propertyId, articleId, { siteId });
    const content = article && (await findContent(ctx.db, propertyId, articleId, siteId));
    if (!content) return ctx.fail("not_found");
    const { slug, title, subtitle, contents } = content;
    return { fileName: `${slug}.md`, markdown: markdownOf(title, subtitle, contents) };
  },
});
