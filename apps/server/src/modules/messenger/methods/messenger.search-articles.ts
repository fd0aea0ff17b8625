// messenger.search-articles: what the knowledge base says about something, for the widget's card.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Text, Type } from "../../../kernel/schema.ts";
import { markedHtml, presentCard, publicFavourites, ReaderCard, search } from "../../knowledge-base/index.ts";
import { readingOf } from "../reading.actions.ts";

export default defineMethod({
  name: "messenger.search-articles",
  summary: "Find articles of the knowledge base as the visitor sees it.",
  description:
    "Without a `query` those that helped most. Only published texts of public articles are ever found; where the property has no knowledge base that readers see, there are none.",
  access: "visitor",
  scopes: [],
  effect: "read",
  params: strict({
    query: Type.Optional(Text(300, "What to look for.", 0)),
    language: Type.Optional(
      Type.String({
        minLength: 2,
        maxLength: 20,
        description: "The visitor's language; the first site when it has none in it.",
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 20, default: 5, description: "Articles to return, 1 to 20." }),
    ),
  }),
  result: strict({
    available: Type.Boolean({ description: "Whether there is anything to read." }),
    language: Type.Optional(Type.String({ description: "Language of the articles." })),
    articles: Type.Array(ReaderCard, { description: "The best first." }),
  }),
  example: () => ({ query: "spedizione", language: "it" }),
  since: "0.1",
  async handler(ctx, { query = "", language, limit = 5 }) {
    const reading = await readingOf(ctx, language);
    if (!reading) return { available: false, articles: [] };
    const { propertyId, siteId, site, urlOf } = reading;
    const about = { available: true, language: site.language };
    if (query.trim() === "") {
      const cards = await publicFavourites(ctx.db, { propertyId, siteId, size: limit });
      return { ...about, articles: cards.map((card) => presentCard(card, urlOf(card.slug))) };
    }
    const { hits } = await search(ctx, propertyId, {
      sites: [site],
      text: query,
      readers: true,
      size: limit,
    });
    return {
      ...about,
      articles: hits.map((hit) => ({
        articleId: hit.article_id,
        title: hit.title,
        text: hit.textSnippet.parts.join(""),
        url: urlOf(hit.slug),
        highlight: { title: markedHtml(hit.titleSnippet), text: markedHtml(hit.textSnippet) },
      })),
    };
  },
});
