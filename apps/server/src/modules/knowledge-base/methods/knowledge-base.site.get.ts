// knowledge-base.site.get: one site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { existingSite } from "../base.actions.ts";
import { KbSite, presentSite } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.site.get",
  summary: "Show a site of the knowledge base.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), siteId: SiteId }),
  result: strict({ site: KbSite }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, siteId: "primary" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId }) {
    return { site: presentSite(await existingSite(ctx, propertyId, siteId)) };
  },
});
