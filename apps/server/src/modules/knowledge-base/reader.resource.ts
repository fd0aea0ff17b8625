// How articles look to readers in the widget.

import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { PublicArticle, PublicCard } from "./public.store.ts";
import { renderBlocks } from "./render.ts";

export const ReaderCard = strict({
  articleId: Id("article"),
  title: Type.String({ description: "Title." }),
  text: Type.String({ description: "Its subtitle, or the part in which something was found." }),
  url: Type.String({ description: "Its page." }),
  highlight: Type.Optional(
    strict(
      {
        title: Type.String({ description: "The title as HTML, what was found in `<mark>`." }),
        text: Type.String({ description: "The text likewise." }),
      },
      "What was found.",
    ),
  ),
});

export const ReaderArticle = strict({
  articleId: Id("article"),
  language: Type.String({ description: "Its language." }),
  title: Type.String({ description: "Title." }),
  subtitle: Type.String({ description: "Subtitle; may be empty." }),
  html: Type.String({
    description:
      "Its text as HTML that was cleaned. Videos are closed `details`: nothing is fetched before a click.",
  }),
  url: Type.String({ description: "Its page." }),
  related: Type.Array(ReaderCard, { description: "Articles to read next." }),
  updatedAt: Time("When its text last changed."),
});

export function presentCard(card: PublicCard, url: string): Static<typeof ReaderCard> {
  return { articleId: card.article_id, title: card.title, text: card.subtitle, url };
}

export function presentReaderArticle(
  row: PublicArticle,
  o: { language: string; urlOf(slug: string): string },
): Static<typeof ReaderArticle> {
  const playVideo = (source: string) =>
    o.language === "it" ? `Guarda il video (${source})` : `Play the video (${source})`;
  return {
    articleId: row.article_id,
    language: o.language,
    title: row.title,
    subtitle: row.subtitle,
    html: renderBlocks(row.contents, { playVideo }),
    url: o.urlOf(row.slug),
    related: row.related.map((card) => presentCard(card, o.urlOf(card.slug))),
    updatedAt: row.updated_at.toISOString(),
  };
}
