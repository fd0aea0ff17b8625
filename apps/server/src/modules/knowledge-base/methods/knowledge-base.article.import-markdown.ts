// knowledge-base.article.import-markdown: an article out of a Markdown file.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Text, Type } from "../../../kernel/schema.ts";
import { importMarkdown } from "../article.change.actions.ts";
import { Article, statuses } from "../article.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleCreate, articlePublish, articleUnpublish, articleUpdate } from "../knowledge-base.events.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.article.import-markdown",
  summary: "Make an article, or a text of one, out of Markdown.",
  description:
    "The first heading of the highest level is the title unless one is given. Headings, lists, quotes, tables, code, pictures and rules become blocks, and a line with nothing but the address of a video becomes one. A table of more than 20 columns or 100 rows becomes a paragraph, a cell on each line. With `articleId` it takes the place of that article's text on the site; what is not said stays as it was.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    markdown: Text(500_000, "The Markdown."),
    siteId: Type.Optional(SiteId),
    articleId: Type.Optional(Id("article")),
    title: Type.Optional(Text(300, "Title.")),
    status: Type.Optional(OneOf(statuses, "A draft when left out.")),
    categoryIds: Type.Optional(
      Type.Array(Id("category"), {
        maxItems: 50,
        description: "Categories of a new article, the primary first.",
      }),
    ),
  }),
  result: strict({ article: Article }),
  errors: knowledgeBaseErrors.pick("not_found", "slug_taken"),
  emits: [articleCreate, articleUpdate, articlePublish, articleUnpublish],
  example: (world) => ({
    propertyId: world.property.id,
    markdown: "# Gift vouchers\n\nThey are good for **two years**.\n\n- by mail\n- on paper\n",
  }),
  since: "0.1",
  handler: importMarkdown,
});
