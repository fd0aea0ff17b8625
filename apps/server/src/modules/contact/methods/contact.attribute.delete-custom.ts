// contact.attribute.delete-custom: nobody needs to know it any more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { attributeInput, presentAttribute } from "../attribute.resource.ts";
import { deleteAttribute } from "../attribute.store.ts";
import { contactErrors } from "../contact.errors.ts";
import { attributeDelete } from "../contact.events.ts";
import { clearAttributeJob } from "../contact.jobs.ts";

export default defineMethod({
  name: "contact.attribute.delete-custom",
  summary: "Delete a custom attribute with all its values.",
  description:
    "It can no longer be set or filtered by; its values go within moments, in a property of a million contacts within minutes. A page that sends it again defines it anew.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    object: attributeInput.object,
    key: attributeInput.key,
  }),
  result: strict({ deleted: Type.Literal(true, { description: "It is gone." }) }),
  errors: contactErrors.pick("not_found"),
  emits: [attributeDelete],
  example: (world) => ({ propertyId: world.property.id, object: "person" as const, key: "orders" }),
  since: "0.3",
  async handler(ctx, { propertyId, object, key }) {
    const row = await deleteAttribute(ctx.db, { propertyId, object, key });
    if (!row) return ctx.fail("not_found");
    await ctx.enqueue(clearAttributeJob, { propertyId, object, key });
    ctx.emit(attributeDelete, { propertyId, payload: { propertyId, ...presentAttribute(row) } });
    return { deleted: true as const };
  },
});
