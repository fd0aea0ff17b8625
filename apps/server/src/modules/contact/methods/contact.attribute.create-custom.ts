// contact.attribute.create-custom: something more to know of every contact or organization.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { attributeInput, DataAttribute, presentAttribute } from "../attribute.resource.ts";
import { keyFor, MOST_ATTRIBUTES } from "../attribute.rules.ts";
import { countAttributes, insertAttribute } from "../attribute.store.ts";
import { contactErrors } from "../contact.errors.ts";
import { attributeCreate } from "../contact.events.ts";

export default defineMethod({
  name: "contact.attribute.create-custom",
  summary: "Define a custom attribute of contacts or organizations.",
  description:
    "Without a `key` it is made of the label. Values are checked by `dataType`, which stays as it is. There are 500 at most. Attributes that the property's own pages send are defined by their first value, up to 200; later values that cannot be of that type are kept with the visitor, not with the contact.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    object: attributeInput.object,
    key: Type.Optional(attributeInput.key),
    label: attributeInput.label,
    dataType: attributeInput.dataType,
  }),
  result: DataAttribute,
  errors: contactErrors.pick("key_taken", "too_many_attributes"),
  emits: [attributeCreate],
  example: (world) => ({
    propertyId: world.property.id,
    object: "person" as const,
    label: "Birthday",
    dataType: "date" as const,
  }),
  since: "0.3",
  async handler(ctx, { propertyId, object, label, dataType, key = keyFor(label) }) {
    if (key === "") return ctx.invalid("key", "is required: the label has no letter or digit to make one of");
    const row = { property_id: propertyId, object, key, label: label.trim(), data_type: dataType };
    if ((await countAttributes(ctx.db, row)) >= MOST_ATTRIBUTES) return ctx.fail("too_many_attributes");
    if (!(await insertAttribute(ctx.db, row))) return ctx.fail("key_taken", { path: "key" });
    const made = presentAttribute(row);
    ctx.emit(attributeCreate, { propertyId, payload: { propertyId, ...made } });
    return made;
  },
});
