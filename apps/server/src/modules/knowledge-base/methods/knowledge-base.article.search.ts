// knowledge-base.article.search: articles by what they say.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { presentListed } from "../article.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { ArticlePage, Filters, filterOf, listPage, paging, Sort } from "../list.actions.ts";
import { listArticlesById } from "../list.store.ts";
import { pageAt, startOf } from "../page.actions.ts";
import { markedHtml, search } from "../search.actions.ts";
import { MOST_HITS } from "../search.store.ts";
import { listSites } from "../site.store.ts";

export default defineMethod({
  name: "knowledge-base.article.search",
  summary: "Find articles by what they say, drafts and private ones included.",
  description:
    "The best come first: what is in the title counts more than in subtitle, description and text. Accents and capitals do not matter, the last word may be unfinished, and a slip of the pen is forgiven. With an empty `query` it lists all as knowledge-base.article.list does, and takes `sort`. `total` counts no further than a thousand, and pages go as far as the three hundredth.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    query: Type.Optional(Text(300, "What to look for.", 0)),
    filters: Type.Optional(Filters),
    highlight: Type.Optional(
      Type.Boolean({ description: "True to be shown what was found, as HTML with `<mark>`." }),
    ),
    sort: Type.Optional(Sort),
    ...paging,
  }),
  result: ArticlePage,
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, query: "shiping cost", highlight: true }),
  since: "0.1",
  async handler(ctx, { query = "", highlight = false, ...wish }) {
    if (query.trim() === "") return listPage(ctx, wish);
    const { propertyId, limit = 50 } = wish;
    const all = await listSites(ctx.db, propertyId);
    if (all.length === 0) return ctx.fail("not_found");
    const filter = filterOf(wish.filters);
    const sites = filter.sites?.length ? all.filter(({ site_id }) => filter.sites?.includes(site_id)) : all;
    const offset = startOf(ctx, wish);
    const asked = { sites, text: query, filter, readers: false, size: limit, offset };
    const { total, hits } = await search(ctx, propertyId, asked);
    const ids = hits.map(({ article_id }) => article_id);
    const rows = await listArticlesById(ctx.db, propertyId, ids, sites[0]?.site_id ?? "primary");
    return {
      ...pageAt(ctx, Math.min(total, MOST_HITS), wish).counters,
      total,
      articles: hits.flatMap((hit) => {
        const row = rows.find((one) => one.article_id === hit.article_id);
        if (!row) return [];
        const shown = presentListed({ ...row, title: hit.title });
        if (!highlight) return [shown];
        const marked = { title: markedHtml(hit.titleSnippet), text: markedHtml(hit.textSnippet) };
        return [{ ...shown, highlight: marked }];
      }),
    };
  },
});
