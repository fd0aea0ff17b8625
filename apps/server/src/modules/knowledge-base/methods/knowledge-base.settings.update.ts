// knowledge-base.settings.update: how the public pages look, and whether they are shown.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { changingBase, presentSettings } from "../base.actions.ts";
import { updateBase } from "../base.store.ts";
import { KbSettings, lookInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseUpdate } from "../knowledge-base.events.ts";

export default defineMethod({
  name: "knowledge-base.settings.update",
  summary: "Change how the public pages look, and whether they are shown.",
  description: "What is left out stays.",
  scopes: ["knowledgebase_settings_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    published: Type.Optional(Type.Boolean({ description: "Whether readers see it." })),
    primaryColor: Type.Optional(lookInput.primaryColor),
    font: Type.Optional(lookInput.font),
    favicon: Type.Optional(lookInput.favicon),
    feedback: Type.Optional(lookInput.feedback),
    indexed: Type.Optional(lookInput.indexed),
  }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [baseUpdate],
  example: (world) => ({ propertyId: world.property.id, primaryColor: "#A4502F", font: "serif" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, published, ...look }) {
    const base = await changingBase(ctx, propertyId);
    const changed = {
      ...base,
      published: published ?? base.published,
      settings: { ...base.settings, ...look },
      updated_at: ctx.now,
    };
    await updateBase(ctx.db, changed);
    const settings = presentSettings(ctx, changed);
    ctx.emit(baseUpdate, { propertyId, payload: settings });
    return { settings };
  },
});
