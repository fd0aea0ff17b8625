// knowledge-base.article.list: the articles of a property, drafts and private ones included.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { ArticlePage, Filters, listPage, paging, Sort } from "../list.actions.ts";

export default defineMethod({
  name: "knowledge-base.article.list",
  summary: "List the articles of a property, drafts and private ones included.",
  description:
    "Without their blocks. `next` and `previous` lead to the pages beside this one, with the same filters and order; they neither skip nor repeat an article when others come in between.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    filters: Type.Optional(Filters),
    sort: Type.Optional(Sort),
    ...paging,
    deleted: Type.Optional(Type.Boolean({ description: "True for those in the bin." })),
  }),
  result: ArticlePage,
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, sort: { field: "title" as const }, limit: 2 }),
  since: "0.1",
  handler: listPage,
});
