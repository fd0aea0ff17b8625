// contact.attribute.list-custom: the attributes a property's own pages gave its contacts.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { DataAttribute, presentAttribute } from "../contact.resource.ts";
import { listAttributes } from "../contact.store.ts";

export default defineMethod({
  name: "contact.attribute.list-custom",
  summary: "List the custom attributes of contacts.",
  scopes: ["contact_attribute_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    object: OneOf(["person", "organization"], "Whose attributes."),
  }),
  result: strict({
    dataAttributes: Type.Array(DataAttribute, { description: "By key." }),
  }),
  example: (world) => ({ propertyId: world.property.id, object: "person" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, object }) {
    return { dataAttributes: (await listAttributes(ctx.db, propertyId, object)).map(presentAttribute) };
  },
});
