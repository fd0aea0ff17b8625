// The knowledge base as the visitor of a widget reads it.

import type { Context } from "../../kernel/context.ts";
import { articlePath, openBase, siteFor, urlOf } from "../knowledge-base/index.ts";
import { selfOf } from "./messenger.actions.ts";

/** The site in the visitor's language, and where its articles are; undefined when there is nothing to read. */
export async function readingOf(ctx: Context, language: string | undefined) {
  const { propertyId, visitorId, widgetId } = selfOf(ctx);
  const open = await openBase(ctx, propertyId);
  // A widget that sites were linked to shows those alone.
  const linked = open?.sites.filter(({ widget_id: id }) => id === widgetId) ?? [];
  const site = open && siteFor(linked.length > 0 ? linked : open.sites, language ?? ctx.request.language);
  if (!open || !site) return undefined;
  const root = urlOf(open.base, ctx.config.publicUrl ?? ctx.request.origin);
  return {
    propertyId,
    visitorId,
    site,
    siteId: site.site_id,
    urlOf: (slug: string) => articlePath(root, site, slug),
  };
}
