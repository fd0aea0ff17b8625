// property.restore: out of the bin, as it was.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { propertyErrors } from "../property.errors.ts";
import { propertyRestore } from "../property.events.ts";
import { Property, presentFacts, presentProperty } from "../property.resource.ts";
import { binHorizon } from "../property.rules.ts";
import { lockProperty, updateProperty } from "../property.store.ts";

export default defineMethod({
  name: "property.restore",
  summary: "Take a property out of the bin.",
  scopes: ["property_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property") }),
  result: Property,
  errors: propertyErrors.pick("not_found", "not_deleted"),
  emits: [propertyRestore],
  seesDeleted: true,
  example: (world) => ({ propertyId: world.deletedProperty.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    const row = await lockProperty(ctx.db, propertyId);
    const grant = ctx.caller.grants.get(propertyId);
    if (!row || !grant) return ctx.fail("not_found");
    if (!row.deleted_on) return ctx.fail("not_deleted");
    // Its time is up, though the daily purge has not come by yet.
    if (row.deleted_on <= binHorizon(ctx.now)) return ctx.fail("not_found");
    const restored = { ...row, deleted_on: null };
    await updateProperty(ctx.db, restored);
    ctx.forget({ propertyId });
    ctx.emit(propertyRestore, { propertyId, payload: presentFacts(restored) });
    return presentProperty(restored, grant);
  },
});
