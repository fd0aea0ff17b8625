// property.delete: into the bin, for 30 days.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Time, Type } from "../../../kernel/schema.ts";
import { binProperty } from "../property.actions.ts";
import { propertyErrors } from "../property.errors.ts";
import { propertyDelete } from "../property.events.ts";
import { deletionPhrase, recoverableUntil } from "../property.rules.ts";
import { lockProperty } from "../property.store.ts";

export default defineMethod({
  name: "property.delete",
  summary: "Put a property in the bin, with everything in it.",
  description:
    "From now on nobody sees anything of it; `property.restore` brings it back within 30 days. After that it is gone for good.",
  scopes: ["property_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    confirm: Type.String({
      maxLength: 200,
      description: "`delete ` and the name of the property, to the letter.",
    }),
  }),
  result: strict({
    deletedOn: Time("When it was put in the bin."),
    recoverableUntil: Time("Until when it can be restored."),
  }),
  errors: propertyErrors.pick("not_found"),
  emits: [propertyDelete],
  example: (world) => ({ propertyId: world.property.id, confirm: `delete ${world.property.name}` }),
  since: "0.1",
  async handler(ctx, { propertyId, confirm }) {
    const row = await lockProperty(ctx.db, propertyId);
    if (!row || row.deleted_on) return ctx.fail("not_found");
    const phrase = deletionPhrase(row.name);
    if (confirm !== phrase) return ctx.invalid("confirm", `must be exactly: ${phrase}`);
    await binProperty(ctx, row);
    return {
      deletedOn: ctx.now.toISOString(),
      recoverableUntil: recoverableUntil(ctx.now).toISOString(),
    };
  },
});
