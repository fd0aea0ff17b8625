// knowledge-base.site.delete: a language is given up, with all that was written in it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, existingSite } from "../base.actions.ts";
import { presentSite } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteDelete } from "../knowledge-base.events.ts";
import { deleteSite } from "../site.store.ts";
import { PRIMARY, SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.site.delete",
  summary: "Delete a site for good, with all texts and names on it.",
  description: "Articles stay on the other sites. The primary site cannot be deleted.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), siteId: SiteId }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found", "primary_site"),
  emits: [siteDelete],
  example: (world) => ({ propertyId: world.property.id, siteId: world.site.id }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId }) {
    await changingBase(ctx, propertyId);
    const row = await existingSite(ctx, propertyId, siteId);
    if (row.site_id === PRIMARY) return ctx.fail("primary_site");
    await deleteSite(ctx.db, propertyId, row.site_id);
    ctx.emit(siteDelete, { propertyId, payload: presentSite(row) });
    return {};
  },
});
