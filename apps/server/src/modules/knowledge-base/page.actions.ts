// Pages of lists in an order of their own (a tree, relevance): their cursors count rows.

import type { Context } from "../../kernel/context.ts";
import { offsetOf, searchCursor } from "./cursor.rules.ts";

export interface PageWish {
  readonly next?: string;
  readonly previous?: string;
  readonly limit?: number;
}

/** Rows before the page. */
export function startOf(ctx: Context, { next, previous }: PageWish): number {
  if (next !== undefined && previous !== undefined) return ctx.invalid("previous", "goes without `next`");
  const read = (name: string, cursor: string) =>
    offsetOf(cursor) ?? ctx.invalid(name, "must be a cursor of a page of the same list");
  if (next !== undefined) return read("next", next);
  return previous === undefined ? 0 : read("previous", previous);
}

export function pageAt(ctx: Context, total: number, page: PageWish) {
  const { limit = 50 } = page;
  const from = startOf(ctx, page);
  const until = from + limit;
  const [hasNext, hasPrevious] = [until < total, from > 0 && total > 0];
  return {
    from,
    until,
    counters: {
      total,
      hasNext,
      hasPrevious,
      ...(hasNext ? { next: searchCursor(until) } : {}),
      ...(hasPrevious ? { previous: searchCursor(Math.max(0, from - limit)) } : {}),
    },
  };
}
