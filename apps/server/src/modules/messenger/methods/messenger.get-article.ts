// messenger.get-article: an article of the knowledge base, to be read in the widget.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { findPublicArticleById, presentReaderArticle, ReaderArticle } from "../../knowledge-base/index.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { readingOf } from "../reading.actions.ts";

export default defineMethod({
  name: "messenger.get-article",
  summary: "Show an article of the knowledge base as the visitor sees it.",
  description: "A draft, a private article and one that never was are answered alike.",
  access: "visitor",
  scopes: [],
  effect: "read",
  params: strict({
    articleId: Id("article"),
    language: Type.Optional(
      Type.String({
        minLength: 2,
        maxLength: 20,
        description: "The visitor's language; the first site when it has none in it.",
      }),
    ),
  }),
  result: ReaderArticle,
  errors: messengerErrors.pick("not_found"),
  example: (world) => ({ articleId: world.article.id, language: "it" }),
  since: "0.1",
  async handler(ctx, { articleId, language }) {
    const reading = await readingOf(ctx, language);
    if (!reading) return ctx.fail("not_found");
    const { propertyId, siteId, site, urlOf } = reading;
    const row = await findPublicArticleById(ctx.db, { propertyId, siteId, articleId });
    return row ? presentReaderArticle(row, { language: site.language, urlOf }) : ctx.fail("not_found");
  },
});
