// knowledge-base.category.list: the categories of a property, each followed by those within it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { existingSite } from "../base.actions.ts";
import { ListedCategory, presentListedCategory } from "../category.resource.ts";
import { listCategories } from "../category.store.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { pageCounters, paging } from "../list.actions.ts";
import { pageAt } from "../page.actions.ts";
import { SiteId } from "../site-id.ts";
import { inTreeOrder } from "../tree.rules.ts";

export default defineMethod({
  name: "knowledge-base.category.list",
  summary: "List the categories of a property, each followed by those within it.",
  description: "Under the names they have on a site; one without a name there has the one of the first site.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    siteId: Type.Optional(SiteId),
    ...paging,
    deleted: Type.Optional(Type.Boolean({ description: "True for those in the bin." })),
  }),
  result: strict({
    ...pageCounters,
    categories: Type.Array(ListedCategory, { description: "As they are shown." }),
  }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, siteId: "primary" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId, deleted = false, ...page }) {
    const site = await existingSite(ctx, propertyId, siteId);
    const rows = inTreeOrder(await listCategories(ctx.db, propertyId, { siteId: site.site_id, deleted }));
    const parents = new Set(rows.map(({ parent_id }) => parent_id));
    const { counters, from, until } = pageAt(ctx, rows.length, page);
    const shown = rows.slice(from, until);
    return {
      ...counters,
      categories: shown.map((row) => presentListedCategory(row, parents.has(row.category_id))),
    };
  },
});
