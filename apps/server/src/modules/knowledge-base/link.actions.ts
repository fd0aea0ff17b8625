// The links in the bar at the top of a site: one list, changed as a whole.

import type { Context } from "../../kernel/context.ts";
import { changingBase, existingSite } from "./base.actions.ts";
import { presentSite } from "./kb.resource.ts";
import { siteUpdate } from "./knowledge-base.events.ts";
import { type SiteLink, updateSite } from "./site.store.ts";

export async function changeLinks(
  ctx: Context,
  { propertyId, siteId }: { propertyId: string; siteId: string },
  change: (links: readonly SiteLink[]) => readonly SiteLink[],
): Promise<readonly SiteLink[]> {
  await changingBase(ctx, propertyId);
  const row = await existingSite(ctx, propertyId, siteId);
  const changed = { ...row, links: change(row.links), updated_at: ctx.now };
  await updateSite(ctx.db, changed);
  ctx.emit(siteUpdate, { propertyId, payload: presentSite(changed) });
  return changed.links;
}
