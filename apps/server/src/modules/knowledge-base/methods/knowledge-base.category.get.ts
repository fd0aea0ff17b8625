// knowledge-base.category.get: a category with its name on one site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { existingSite } from "../base.actions.ts";
import { showCategory } from "../category.actions.ts";
import { Category } from "../category.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.category.get",
  summary: "Show a category with its name on a site.",
  description: "Where it has no name on that site, `content` is the one it has on the first site.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    categoryId: Id("category"),
    siteId: Type.Optional(SiteId),
  }),
  result: strict({ category: Category }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, categoryId: world.category.id }),
  since: "0.1",
  async handler(ctx, { propertyId, categoryId, siteId }) {
    const { site_id } = await existingSite(ctx, propertyId, siteId);
    return { category: await showCategory(ctx, { propertyId, categoryId, siteId: site_id }) };
  },
});
