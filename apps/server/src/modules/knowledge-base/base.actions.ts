// What all methods of the knowledge base share: there is one, the site exists, and where readers find it.

import type { Context } from "../../kernel/context.ts";
import { type Database, isDuplicate } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import { type BaseRow, findBase, lockBase } from "./base.store.ts";
import { type KbSettings, lookOf } from "./kb.resource.ts";
import { findSite, type SiteRow } from "./site.store.ts";
import { siteKey } from "./site-id.ts";

export async function existingBase(ctx: Context, propertyId: string): Promise<BaseRow> {
  return (await findBase(ctx.db, propertyId)) ?? ctx.fail("not_found");
}

/** For a change of anything in it. */
export async function changingBase(ctx: Context, propertyId: string): Promise<BaseRow> {
  return (await lockBase(ctx.db, propertyId)) ?? ctx.fail("not_found");
}

export async function existingSite(
  ctx: Context,
  propertyId: string,
  siteId: string | undefined,
): Promise<SiteRow> {
  return (await findSite(ctx.db, propertyId, siteKey(siteId))) ?? ctx.fail("not_found");
}

/** The id of a knowledge base that is about to get more articles; for the seeded world. */
export async function addToBase(db: Database, propertyId: string): Promise<string> {
  const base = await lockBase(db, propertyId);
  if (!base) throw new Error("The property has no knowledge base.");
  return base.kb_id;
}

/** Where readers find it: its own domain where it has one. */
export function urlOf(base: Pick<BaseRow, "subdomain" | "domain">, origin: string): string {
  return base.domain === null ? `${origin}/kb/${base.subdomain}` : `https://${base.domain}`;
}

export function presentSettings(ctx: Context, row: BaseRow): Static<typeof KbSettings> {
  const { candidate, candidate_added_at: added, candidate_checked_at: checked } = row;
  const origin = ctx.config.publicUrl ?? ctx.request.origin;
  return {
    kbId: row.kb_id,
    subdomain: row.subdomain,
    url: urlOf(row, origin),
    published: row.published,
    ...lookOf(row),
    ...(row.domain === null ? {} : { domain: row.domain }),
    ...(candidate !== null && added !== null
      ? {
          domainCandidate: {
            domain: candidate,
            records: recordsFor(candidate, row.candidate_token ?? "", origin),
            addedOn: added.toISOString(),
            ...(checked === null ? {} : { checkedOn: checked.toISOString() }),
          },
        }
      : {}),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Where the proof stands: below the domain, so that it may also be a CNAME. */
export function proofName(domain: string): string {
  return `_parlo-challenge.${domain}`;
}

function recordsFor(domain: string, token: string, origin: string) {
  const host = URL.canParse(origin) ? new URL(origin).hostname : origin;
  return [
    { type: "TXT" as const, name: proofName(domain), value: `parlo-site-verification=${token}` },
    { type: "CNAME" as const, name: domain, value: host },
  ];
}

/** Two calls may want one name at once, so the indexes decide. */
export async function refuseTaken(ctx: Context, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, "knowledge_bases_subdomain_key"))
      return ctx.fail("subdomain_taken", { path: "subdomain" });
    if (isDuplicate(error, "knowledge_bases_pkey")) return ctx.fail("knowledge_base_exists");
    throw error;
  }
}
