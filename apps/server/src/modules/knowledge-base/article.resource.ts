// How an article looks from outside (compatibility §1.13): what is the same on all sites, and its text on one of them.

import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { ArticleRow, ContentRow } from "./article.store.ts";
import { BlockShape, MOST_BLOCKS, WebAddress } from "./blocks.ts";
import { SiteId } from "./site-id.ts";

export const statuses = ["draft", "published", "archived"] as const;
export type Status = (typeof statuses)[number];

const Author = Type.Union([Id("author: a member"), Type.Null({ description: "Nobody." })], {
  description: "Who it is by.",
});
const StatusOf = OneOf(statuses, "Only what is `published` is on the pages.");
const Visibility = OneOf(["public", "private"], "Nobody but members sees a private one.");

export const ArticleSite = strict(
  { id: SiteId, author: Author, status: StatusOf },
  "A site on which the article has a text.",
);

export const ArticleFeedback = strict(
  {
    upvotes: Type.Integer({ description: "Readers it helped." }),
    downvotes: Type.Integer({ description: "Readers it did not help." }),
    total: Type.Integer({ description: "Both." }),
  },
  "What readers thought of it.",
);

const ArticleCategory = strict({
  id: Id("category"),
  primary: Type.Boolean({ description: "Whether it is the one shown above the article." }),
  name: Type.Optional(Type.String({ description: "Its name." })),
});

const RelatedArticle = strict({ id: Id("article"), title: Type.String({ description: "Its title." }) });

export const ArticleMeta = strict(
  {
    visibility: Visibility,
    categories: Type.Array(ArticleCategory, { description: "Categories it is in." }),
    relatedArticles: Type.Array(RelatedArticle, { description: "Articles to read next." }),
    sites: Type.Array(ArticleSite, { description: "Sites on which it has a text." }),
    feedback: ArticleFeedback,
    createdAt: Time("When it was made."),
    updatedAt: Time("When anything of it last changed."),
  },
  "What is the same on all sites.",
);

const Banner = strict({
  type: OneOf(["url"], "A picture somewhere on the web."),
  content: Type.String({ description: "Its address." }),
});

export const ArticleContent = strict(
  {
    translationId: Id("translation"),
    siteId: SiteId,
    title: Type.String({ description: "Title." }),
    status: StatusOf,
    subtitle: Type.String({ description: "Subtitle; may be empty." }),
    author: Author,
    slug: Type.String({ description: "The last part of its address." }),
    metadata: strict(
      {
        banner: Type.Union([Banner, Type.Null({ description: "None." })], {
          description: "The picture above it.",
        }),
        description: Type.String({ description: "What search engines show; may be empty." }),
      },
      "What search engines and previews show.",
    ),
    contents: Type.Array(BlockShape, { description: "Its blocks." }),
    createdAt: Time("When this text was made."),
    updatedAt: Time("When this text last changed."),
  },
  "Its text on one site.",
);

export const Article = strict({
  id: Id("article"),
  meta: ArticleMeta,
  content: Type.Optional(ArticleContent),
});

/** Not the whole: readers whom nobody knows bring the event about, and an article's blocks may be a megabyte. */
export const VotedArticle = strict({
  id: Id("article"),
  meta: strict({ feedback: ArticleFeedback }, "What is the same on all sites."),
  content: strict(
    {
      siteId: SiteId,
      title: Type.String({ description: "Title." }),
      slug: Type.String({ description: "The last part of its address." }),
    },
    "Its text on the site it was read on.",
  ),
});

export const ListedArticle = strict({
  id: Id("article"),
  kbId: Id("knowledge base"),
  title: Type.String({ description: "Title." }),
  sites: Type.Array(ArticleSite, { description: "Sites on which it has a text." }),
  categories: Type.Array(ArticleCategory, { description: "Categories it is in." }),
  feedback: ArticleFeedback,
  visibility: Visibility,
  createdAt: Time("When it was made."),
  updatedAt: Time("When anything of it last changed."),
  highlight: Type.Optional(
    strict(
      {
        title: Type.String({ description: "The title as HTML, with what was found in `<mark>`." }),
        text: Type.String({ description: "A part of the text, likewise." }),
      },
      "What was found, with `highlight`.",
    ),
  ),
});

/** An article with what lists and replies tell of it. */
export interface KnownArticle extends ArticleRow {
  readonly sites: readonly Pick<ContentRow, "site_id" | "author" | "status">[];
  readonly categories: readonly {
    readonly category_id: string;
    readonly is_primary: boolean;
    readonly name: string | null;
  }[];
}

export function presentArticle(
  row: KnownArticle & { readonly related_titles: readonly { readonly id: string; readonly title: string }[] },
  content: ContentRow | undefined,
): Static<typeof Article> {
  return {
    id: row.article_id,
    meta: {
      visibility: row.visibility,
      categories: row.categories.map(presentArticleCategory),
      relatedArticles: row.related_titles.map(({ id, title }) => ({ id, title })),
      sites: row.sites.map(presentArticleSite),
      feedback: feedbackOf(row),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    },
    ...(content ? { content: presentContent(content) } : {}),
  };
}

export function presentContent(row: ContentRow): Static<typeof ArticleContent> {
  return {
    translationId: row.translation_id,
    siteId: row.site_id,
    title: row.title,
    status: row.status,
    subtitle: row.subtitle,
    author: row.author,
    slug: row.slug,
    metadata: {
      banner: row.banner === null ? null : { type: "url", content: row.banner },
      description: row.description,
    },
    contents: row.contents as unknown as Static<typeof BlockShape>[],
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export function presentVoted(
  {
    article_id: id,
    site_id: siteId,
    title,
    slug,
  }: Pick<ContentRow, "article_id" | "site_id" | "title" | "slug">,
  votes: Pick<ArticleRow, "upvotes" | "downvotes">,
): Static<typeof VotedArticle> {
  return { id, meta: { feedback: feedbackOf(votes) }, content: { siteId, title, slug } };
}

export function presentListed(row: KnownArticle): Static<typeof ListedArticle> {
  return {
    id: row.article_id,
    kbId: row.kb_id,
    title: row.title,
    sites: row.sites.map(presentArticleSite),
    categories: row.categories.map(presentArticleCategory),
    feedback: feedbackOf(row),
    visibility: row.visibility,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function presentArticleSite({ site_id: id, author, status }: KnownArticle["sites"][number]) {
  return { id, author, status };
}

function presentArticleCategory({
  category_id: id,
  is_primary: primary,
  name,
}: KnownArticle["categories"][number]) {
  return { id, primary, ...(name === null ? {} : { name }) };
}

function feedbackOf({ upvotes, downvotes }: Pick<ArticleRow, "upvotes" | "downvotes">) {
  return { upvotes, downvotes, total: upvotes + downvotes };
}

const content = {
  siteId: SiteId,
  title: Text(300, "Title."),
  subtitle: Text(1000, "Subtitle.", 0),
};

const rest = {
  slug: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        "The last part of its address: letters and digits in small letters, joined by hyphens. Made of the title when left out.",
    }),
  ),
  metadata: Type.Optional(
    strict(
      {
        banner: Type.Optional(
          Type.Union(
            [
              strict({ type: OneOf(["url"], "Its kind."), content: WebAddress("a public picture") }),
              Type.Null({ description: "None." }),
            ],
            { description: "The picture above it." },
          ),
        ),
        description: Type.Optional(Text(1000, "What search engines show.", 0)),
      },
      "What search engines and previews show.",
    ),
  ),
  contents: Type.Optional(
    Type.Array(BlockShape, { maxItems: MOST_BLOCKS, description: "Its blocks, all of them." }),
  ),
};

const meta = Type.Optional(
  strict(
    {
      visibility: Type.Optional(Visibility),
      categories: Type.Optional(
        Type.Array(
          strict({
            id: Id("category"),
            primary: Type.Optional(Type.Boolean({ description: "Shown above the article; one of them." })),
            name: Type.Optional(
              Type.String({ maxLength: 300, description: "Ignored, so that what was read can be sent." }),
            ),
          }),
          { maxItems: 50, description: "Categories it is in, all of them." },
        ),
      ),
      relatedArticles: Type.Optional(
        Type.Array(
          strict({
            id: Id("article"),
            title: Type.Optional(Type.String({ maxLength: 300, description: "Ignored." })),
          }),
          { maxItems: 50, description: "Articles to read next, all of them." },
        ),
      ),
    },
    "What is the same on all sites.",
  ),
);

/** A new article: a draft by nobody unless it says otherwise. */
export const ArticleInput = strict(
  {
    content: strict(
      {
        siteId: content.siteId,
        title: content.title,
        status: Type.Optional(StatusOf),
        subtitle: Type.Optional(content.subtitle),
        author: Type.Optional(Author),
        ...rest,
      },
      "Its text on one site.",
    ),
    meta,
  },
  "The article.",
);

/** A change: the text says all of itself but slug, metadata and blocks, which stay when left out. */
export const ArticleChange = strict(
  {
    content: Type.Optional(
      strict(
        {
          siteId: content.siteId,
          title: content.title,
          status: StatusOf,
          subtitle: content.subtitle,
          author: Author,
          ...rest,
        },
        "Its text on one site.",
      ),
    ),
    meta,
  },
  "What changes.",
);
