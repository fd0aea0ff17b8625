// knowledge-base.settings.update-subdomain: another name in the address.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, presentSettings, refuseTaken } from "../base.actions.ts";
import { isSubdomainTaken, updateBase } from "../base.store.ts";
import { KbSettings, Subdomain } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseUpdate } from "../knowledge-base.events.ts";
import { isReserved } from "../subdomain.rules.ts";

export default defineMethod({
  name: "knowledge-base.settings.update-subdomain",
  summary: "Give the knowledge base another name in its address.",
  description: "The earlier address leads nowhere from then on.",
  scopes: ["knowledgebase_settings_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), subdomain: Subdomain }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found", "subdomain_taken"),
  emits: [baseUpdate],
  example: (world) => ({ propertyId: world.property.id, subdomain: "aurora-help" }),
  since: "0.1",
  async handler(ctx, { propertyId, ...wish }) {
    const base = await changingBase(ctx, propertyId);
    const subdomain = wish.subdomain.toLowerCase();
    if (isReserved(subdomain)) return ctx.invalid("subdomain", "must not be a name the server needs itself");
    if (subdomain !== base.subdomain && (await isSubdomainTaken(ctx.db, subdomain)))
      return ctx.fail("subdomain_taken", { path: "subdomain" });
    const changed = { ...base, subdomain, updated_at: ctx.now };
    await refuseTaken(ctx, () => updateBase(ctx.db, changed));
    const settings = presentSettings(ctx, changed);
    ctx.emit(baseUpdate, { propertyId, payload: settings });
    return { settings };
  },
});
