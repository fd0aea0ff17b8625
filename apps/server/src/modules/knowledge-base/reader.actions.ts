// What readers may ask for, wherever they are: on the public pages or in the widget.

import type { Context } from "../../kernel/context.ts";
import { sha256 } from "../../kernel/secret.ts";
import { findProperty } from "../property/index.ts";
import { presentVoted } from "./article.resource.ts";
import { type BaseRow, findBase } from "./base.store.ts";
import { articleFeedback } from "./knowledge-base.events.ts";
import { languageOf } from "./languages.ts";
import { findPublicArticleById } from "./public.store.ts";
import { listSites, type SiteRow } from "./site.store.ts";
import { writeVote } from "./vote.store.ts";

export interface OpenBase {
  readonly base: BaseRow;
  /** Those that readers see, the primary first if it is among them. */
  readonly sites: readonly SiteRow[];
}

/** The knowledge base as readers may see it: published, of a property in use. */
export async function openBase(
  { db }: Pick<Context, "db">,
  propertyId: string,
): Promise<OpenBase | undefined> {
  const [base, property, sites] = await Promise.all([
    findBase(db, propertyId),
    findProperty(db, propertyId),
    listSites(db, propertyId),
  ]);
  if (!base?.published || !property?.enabled || property.deleted_on) return undefined;
  const open = sites.filter(({ enabled }) => enabled);
  return open.length > 0 ? { base, sites: open } : undefined;
}

/** The site in a language, else the first. */
export function siteFor(sites: readonly SiteRow[], language: string | undefined): SiteRow | undefined {
  const wanted = language === undefined ? undefined : languageOf(language)?.code;
  const short = (code: string) => code.split("-")[0];
  return (
    sites.find((site) => site.language === wanted) ??
    sites.find((site) => wanted !== undefined && short(site.language) === short(wanted)) ??
    sites[0]
  );
}

/**
 * One vote per reader and article; another one takes its place. The first alone is told of: turned back and forth by
 * somebody nobody knows, each one told of would fill the ledger.
 */
export async function castVote(
  ctx: Context,
  o: { propertyId: string; articleId: string; siteId: string; reader: string; vote: "up" | "down" },
): Promise<void> {
  const { propertyId, articleId, siteId } = o;
  const article = await findPublicArticleById(ctx.db, { propertyId, siteId, articleId });
  if (!article) return ctx.fail("not_found");
  const voter = sha256(`${propertyId}:${articleId}:${o.reader}`).slice(0, 32);
  const vote = o.vote === "up" ? 1 : -1;
  const counted = await writeVote(ctx.db, { propertyId, articleId, voter, vote, now: ctx.now });
  if (counted?.isFirst) ctx.emit(articleFeedback, { propertyId, payload: presentVoted(article, counted) });
}
