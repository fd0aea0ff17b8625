// knowledge-base.settings.remove-domain: readers find the knowledge base at its address on this server alone.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, presentSettings } from "../base.actions.ts";
import { updateBase } from "../base.store.ts";
import { KbSettings } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseUpdate } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.settings.remove-domain",
  summary: "Give up the knowledge base's own domain.",
  description: "It leads nowhere from then on; the address on this server stays.",
  scopes: ["knowledgebase_settings_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property") }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [baseUpdate],
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    const base = await changingBase(ctx, propertyId);
    const changed = { ...base, domain: null, domain_verified_at: null, updated_at: ctx.now };
    await updateBase(ctx.db, changed);
    const settings = presentSettings(ctx, changed);
    ctx.emit(baseUpdate, { propertyId, payload: settings });
    return { settings };
  },
});
