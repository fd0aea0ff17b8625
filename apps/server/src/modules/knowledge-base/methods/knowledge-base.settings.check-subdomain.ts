// knowledge-base.settings.check-subdomain: whether a name for the address is free.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { findBase, isSubdomainTaken } from "../base.store.ts";
import { Subdomain } from "../kb.resource.ts";
import { isReserved } from "../subdomain.rules.ts";

export default defineMethod({
  name: "knowledge-base.settings.check-subdomain",
  summary: "Tell whether a name for the address is free.",
  description: "The one the knowledge base has already is free to it.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), subdomain: Subdomain }),
  result: strict({ available: Type.Boolean({ description: "Whether it may have it." }) }),
  example: (world) => ({ propertyId: world.property.id, subdomain: "aurora-help" }),
  since: "0.1",
  async handler(ctx, { propertyId, subdomain }) {
    const name = subdomain.toLowerCase();
    if (isReserved(name)) return { available: false };
    const own = await findBase(ctx.db, propertyId);
    return { available: own?.subdomain === name || !(await isSubdomainTaken(ctx.db, name)) };
  },
});
