// Pages of articles as a caller asks for them: filters, order, and cursors in both directions.

import type { Context } from "../../kernel/context.ts";
import { Id, OneOf, type Static, strict, TimeInput, Type } from "../../kernel/schema.ts";
import { ListedArticle, presentListed, statuses } from "./article.resource.ts";
import { existingBase } from "./base.actions.ts";
import { cursorOf, type Order, placeOf, sortFields } from "./cursor.rules.ts";
import { type ArticleFilter, listArticles } from "./list.store.ts";
import { SiteId } from "./site-id.ts";

const Range = (what: string) =>
  Type.Optional(
    strict(
      {
        from: Type.Optional(TimeInput("From this moment on.")),
        to: Type.Optional(TimeInput("Up to this moment.")),
      },
      `When ${what}.`,
    ),
  );

export const Filters = strict(
  {
    site: Type.Optional(
      Type.Array(SiteId, { maxItems: 50, description: "With a text on one of these sites." }),
    ),
    author: Type.Optional(
      Type.Array(Id("author"), { maxItems: 50, description: "With a text by one of these." }),
    ),
    category: Type.Optional(
      Type.Array(Id("category"), { maxItems: 50, description: "In one of these categories." }),
    ),
    status: Type.Optional(OneOf(statuses, "With a text of this status.")),
    visibility: Type.Optional(OneOf(["public", "private"], "Of this visibility.")),
    createdAt: Range("it was made"),
    updatedAt: Range("it last changed"),
  },
  "What narrows the list down; a text must fit `site`, `author` and `status` at once.",
);

export const paging = {
  next: Type.Optional(
    Type.String({ maxLength: 1000, description: "`next` of a page, for the one after it." }),
  ),
  previous: Type.Optional(
    Type.String({ maxLength: 1000, description: "`previous` of a page, for the one before it." }),
  ),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, default: 50, description: "Rows to return, 1 to 1000." }),
  ),
};

export const Sort = strict(
  {
    field: OneOf(sortFields, "By what."),
    order: Type.Optional(OneOf(["asc", "desc"], "`asc` for titles and `desc` for moments when left out.")),
  },
  "The order; the latest change first when left out.",
);

const counters = {
  total: Type.Integer({ description: "How many fit, on all pages." }),
  hasNext: Type.Boolean({ description: "Whether a page follows." }),
  hasPrevious: Type.Boolean({ description: "Whether a page comes before." }),
  next: Type.Optional(Type.String({ description: "Cursor of the page after this one, where there is one." })),
  previous: Type.Optional(
    Type.String({ description: "Cursor of the page before this one, where there is one." }),
  ),
};

/** Counters and cursors stand beside the named list, as the contract has it. */
export const pageCounters = counters;
export const ArticlePage = strict({
  ...counters,
  articles: Type.Array(ListedArticle, { description: "Articles." }),
});

export function filterOf(filters: Static<typeof Filters> | undefined): ArticleFilter {
  const { site, author, category, status, visibility, createdAt, updatedAt } = filters ?? {};
  const lower = (ids: readonly string[] | undefined) => ids?.map((id) => id.toLowerCase());
  const moment = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  return {
    sites: lower(site),
    authors: lower(author),
    categories: lower(category),
    status,
    visibility,
    createdFrom: moment(createdAt?.from),
    createdTo: moment(createdAt?.to),
    updatedFrom: moment(updatedAt?.from),
    updatedTo: moment(updatedAt?.to),
  };
}

export function orderOf(sort: Static<typeof Sort> | undefined): Order {
  const field = sort?.field ?? "updatedAt";
  return { field, order: sort?.order ?? (field === "title" ? "asc" : "desc") };
}

export interface ListWish {
  readonly propertyId: string;
  readonly filters?: Static<typeof Filters>;
  readonly sort?: Static<typeof Sort>;
  readonly next?: string;
  readonly previous?: string;
  readonly limit?: number;
  readonly deleted?: boolean;
}

export async function listPage(ctx: Context, wish: ListWish): Promise<Static<typeof ArticlePage>> {
  const { propertyId, next, previous, limit = 50 } = wish;
  await existingBase(ctx, propertyId);
  const order = orderOf(wish.sort);
  if (next !== undefined && previous !== undefined) return ctx.invalid("previous", "goes without `next`");
  const readPlace = (name: string, cursor: string | undefined) => {
    if (cursor === undefined) return undefined;
    return placeOf(order, cursor) ?? ctx.invalid(name, "must be a cursor of a page in the same order");
  };
  const after = readPlace("next", next);
  const before = readPlace("previous", previous);
  const filter = { ...filterOf(wish.filters), deleted: wish.deleted };
  const { total, rows, more } = await listArticles(ctx.db, propertyId, filter, {
    order,
    after,
    before,
    limit,
  });
  const cursor = (row: (typeof rows)[number] | undefined) =>
    row && cursorOf(order, { value: row.place, id: row.article_id });
  const hasNext = before ? rows.length > 0 : more;
  const hasPrevious = before ? more : after !== undefined && rows.length > 0;
  const nextCursor = hasNext ? cursor(rows.at(-1)) : undefined;
  const previousCursor = hasPrevious ? cursor(rows[0]) : undefined;
  return {
    total,
    hasNext,
    hasPrevious,
    ...(nextCursor === undefined ? {} : { next: nextCursor }),
    ...(previousCursor === undefined ? {} : { previous: previousCursor }),
    articles: rows.map(presentListed),
  };
}
