// contact.attribute.update-custom: another label.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { attributeInput, DataAttribute, presentAttribute } from "../attribute.resource.ts";
import { renameAttribute } from "../attribute.store.ts";
import { contactErrors } from "../contact.errors.ts";
import { attributeUpdate } from "../contact.events.ts";

export default defineMethod({
  name: "contact.attribute.update-custom",
  summary: "Change the label of a custom attribute.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    object: attributeInput.object,
    key: attributeInput.key,
    label: attributeInput.label,
  }),
  result: DataAttribute,
  errors: contactErrors.pick("not_found"),
  emits: [attributeUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    object: "person" as const,
    key: "orders",
    label: "Orders so far",
  }),
  since: "0.3",
  async handler(ctx, { propertyId, object, key, label }) {
    const row = await renameAttribute(ctx.db, { propertyId, object, key, label: label.trim() });
    if (!row) return ctx.fail("not_found");
    const payload = { propertyId, ...presentAttribute(row) };
    ctx.emit(attributeUpdate, { propertyId, payload });
    return presentAttribute(row);
  },
});
