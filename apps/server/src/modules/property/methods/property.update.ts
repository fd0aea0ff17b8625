// property.update: name and settings.

import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { propertyErrors } from "../property.errors.ts";
import { propertyUpdate } from "../property.events.ts";
import { Property, presentFacts, presentProperty, settingsInput } from "../property.resource.ts";
import { settingProblems } from "../property.rules.ts";
import { lockProperty, updateProperty } from "../property.store.ts";

export default defineMethod({
  name: "property.update",
  summary: "Change a property's name or settings.",
  description: "What is not given stays.",
  scopes: ["property_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: Type.Optional(settingsInput.name),
    url: Type.Optional(settingsInput.url),
    enabled: Type.Optional(Type.Boolean({ description: "Whether it is in use." })),
    language: Type.Optional(settingsInput.language),
    timezone: Type.Optional(settingsInput.timezone),
  }),
  result: Property,
  errors: propertyErrors.pick("not_found"),
  emits: [propertyUpdate],
  example: (world) => ({ propertyId: world.property.id, name: "Bottega Aurora Bologna" }),
  since: "0.1",
  async handler(ctx, { propertyId, name, url, enabled, language, timezone }) {
    const problems = settingProblems({ url, timezone });
    if (problems.length > 0) throw invalid(problems);
    const row = await lockProperty(ctx.db, propertyId);
    const grant = ctx.caller.grants.get(propertyId);
    if (!row || row.deleted_on || !grant) return ctx.fail("not_found");
    const changed = {
      ...row,
      name: name === undefined ? row.name : oneLine(name),
      url: url === undefined ? row.url : url || null,
      enabled: enabled ?? row.enabled,
      language: language ?? row.language,
      timezone: timezone ?? row.timezone,
    };
    await updateProperty(ctx.db, changed);
    ctx.emit(propertyUpdate, { propertyId, payload: presentFacts(changed) });
    return presentProperty(changed, grant);
  },
});
