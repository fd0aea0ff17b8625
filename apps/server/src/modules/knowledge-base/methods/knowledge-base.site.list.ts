// knowledge-base.site.list: the sites of the knowledge base, one per language.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { existingBase } from "../base.actions.ts";
import { KbSite, presentSite } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { listSites } from "../site.store.ts";

export default defineMethod({
  name: "knowledge-base.site.list",
  summary: "List the sites of the knowledge base, one per language.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: strict({ sites: Type.Array(KbSite, { description: "The primary first." }) }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    await existingBase(ctx, propertyId);
    return { sites: (await listSites(ctx.db, propertyId)).map(presentSite) };
  },
});
