// The site map: every page readers see and none else, with its twins in other languages.

import type { Database } from "../../kernel/db.ts";
import { escapeHtml } from "../../kernel/html.ts";
import {
  articlePath,
  categoryPath,
  publicAddresses,
  publicCategories,
  siteRoot,
} from "../../modules/knowledge-base/index.ts";
import type { Page } from "./keep.ts";
import type { Setting } from "./layout.tsx";

/** What search engines take in one file. */
const MOST = 50_000;

export async function sitemap(db: Database, { base, sites, home }: Omit<Setting, "site">): Promise<Page> {
  const siteIds = sites.map(({ site_id }) => site_id);
  const [addresses, ...categories] = await Promise.all([
    publicAddresses(db, base.property_id, siteIds, MOST - 1000),
    ...siteIds.map((siteId) => publicCategories(db, base.property_id, siteId)),
  ]);
  const byArticle = grouped(addresses, ({ article_id }) => article_id);
  const siteOf = (siteId: string) => sites.find(({ site_id }) => site_id === siteId);
  const urls = [
    ...sites.map((site) => entry(siteRoot(home, site) || "/")),
    ...sites.flatMap((site, at) =>
      (categories[at] ?? [])
        .filter(({ articles }) => articles > 0)
        .map(({ slug }) => entry(categoryPath(home, site, slug))),
    ),
    ...addresses.flatMap((one) => {
      const site = siteOf(one.site_id);
      if (!site) return [];
      const twins = (byArticle.get(one.article_id) ?? []).flatMap((twin) => {
        const other = siteOf(twin.site_id);
        return other ? [{ language: other.language, url: articlePath(home, other, twin.slug) }] : [];
      });
      return [entry(articlePath(home, site, one.slug), one.updated_at, twins.length > 1 ? twins : [])];
    }),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
  return { status: 200, html: xml, type: "application/xml; charset=utf-8", headers: {} };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function entry(
  url: string,
  updated?: Date,
  twins: readonly { language: string; url: string }[] = [],
): string {
  const links = twins.map(
    (twin) =>
      `<xhtml:link rel="alternate" hreflang="${escapeHtml(twin.language)}" href="${escapeHtml(twin.url)}"/>`,
  );
  const moment = updated ? `<lastmod>${updated.toISOString()}</lastmod>` : "";
  return `<url><loc>${escapeHtml(url)}</loc>${moment}${links.join("")}</url>`;
}
