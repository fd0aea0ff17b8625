// contact.attribute.list-custom: the attributes a property has defined, or its pages have given its contacts.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { attributeInput, DataAttribute, presentAttribute } from "../attribute.resource.ts";
import { listAttributes } from "../attribute.store.ts";

export default defineMethod({
  name: "contact.attribute.list-custom",
  summary: "List the custom attributes of contacts or organizations.",
  scopes: ["contact_attribute_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), object: attributeInput.object }),
  result: strict({
    dataAttributes: Type.Array(DataAttribute, { description: "By key." }),
  }),
  example: (world) => ({ propertyId: world.property.id, object: "person" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, object }) {
    return { dataAttributes: (await listAttributes(ctx.db, propertyId, object)).map(presentAttribute) };
  },
});
