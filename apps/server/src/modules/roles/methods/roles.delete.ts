// roles.delete: a custom role nobody has any more.

import { isInUse } from "../../../kernel/db.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { callerReaches } from "../roles.actions.ts";
import { rolesErrors } from "../roles.errors.ts";
import { roleDelete } from "../roles.events.ts";
import { presentRole } from "../roles.resource.ts";
import { deleteRole, findRole } from "../roles.store.ts";

export default defineMethod({
  name: "roles.delete",
  summary: "Delete a custom role that no member and no invitation has.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), roleId: Id("role") }),
  result: strict({}),
  errors: rolesErrors.pick("not_found", "role_in_use", "role_too_wide"),
  emits: [roleDelete],
  example: (world) => ({ propertyId: world.property.id, roleId: world.role.id }),
  since: "0.1",
  async handler(ctx, { propertyId, roleId }) {
    const role = await findRole(ctx.db, propertyId, roleId);
    if (!role) return ctx.fail("not_found");
    if (!callerReaches(ctx, propertyId, new Set(role.scopes))) return ctx.fail("role_too_wide");
    try {
      await deleteRole(ctx.db, propertyId, roleId);
    } catch (error) {
      if (isInUse(error)) return ctx.fail("role_in_use");
      throw error;
    }
    ctx.emit(roleDelete, { propertyId, payload: presentRole(role, 0) });
    return {};
  },
});
