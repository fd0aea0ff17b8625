// contact.organization.delete: one that is no more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { organizationDelete } from "../contact.events.ts";
import { presentOrganization } from "../organization.resource.ts";
import { deleteOrganization } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.delete",
  summary: "Delete an organization.",
  description: "Its people stay contacts, and belong to none. What was noted about it is deleted with it.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), organizationId: Id("organization") }),
  result: strict({ deleted: Type.Literal(true, { description: "It is gone." }) }),
  errors: contactErrors.pick("not_found"),
  emits: [organizationDelete],
  example: (world) => ({ propertyId: world.property.id, organizationId: world.organization.id }),
  since: "0.3",
  async handler(ctx, { propertyId, organizationId }) {
    const row = await deleteOrganization(ctx.db, propertyId, organizationId);
    if (!row) return ctx.fail("not_found");
    ctx.emit(organizationDelete, { propertyId, payload: presentOrganization(row) });
    return { deleted: true as const };
  },
});
