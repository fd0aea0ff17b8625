// knowledge-base.settings.remove-domain-candidate: the domain that was asked for is no longer wanted.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, presentSettings } from "../base.actions.ts";
import { updateBase } from "../base.store.ts";
import { NO_CANDIDATE } from "../domain.actions.ts";
import { KbSettings } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseUpdate } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.settings.remove-domain-candidate",
  summary: "Give up the domain that was asked for and is not proved yet.",
  scopes: ["knowledgebase_settings_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property") }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [baseUpdate],
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    const changed = { ...(await changingBase(ctx, propertyId)), ...NO_CANDIDATE, updated_at: ctx.now };
    await updateBase(ctx.db, changed);
    const settings = presentSettings(ctx, changed);
    ctx.emit(baseUpdate, { propertyId, payload: settings });
    return { settings };
  },
});
