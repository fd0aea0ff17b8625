// roles.update: another name or other scopes for a custom role, at once for everybody who has it.

import { isDuplicate } from "../../../kernel/db.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Text, Type } from "../../../kernel/schema.ts";
import { callerReaches } from "../roles.actions.ts";
import { rolesErrors } from "../roles.errors.ts";
import { roleUpdate } from "../roles.events.ts";
import { presentRole, Role, ScopesInput } from "../roles.resource.ts";
import { isReservedName, withFloor } from "../roles.rules.ts";
import { countRoleUses, findRole, updateRole } from "../roles.store.ts";

export default defineMethod({
  name: "roles.update",
  summary: "Rename a custom role or change its scopes.",
  description:
    "Members who have the role gain or lose the scopes at once. Neither the role as it is nor as it becomes may be wider than the credential.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    roleId: Id("role"),
    name: Type.Optional(Text(80, "Name.")),
    scopes: Type.Optional(ScopesInput),
  }),
  result: Role,
  errors: rolesErrors.pick("not_found", "name_taken", "role_too_wide"),
  emits: [roleUpdate],
  example: (world) => ({ propertyId: world.property.id, roleId: world.role.id, name: "Writer" }),
  since: "0.1",
  async handler(ctx, { propertyId, roleId, name, scopes }) {
    const role = await findRole(ctx.db, propertyId, roleId);
    if (!role) return ctx.fail("not_found");
    const changed = {
      ...role,
      name: name === undefined ? role.name : oneLine(name),
      scopes: scopes ? withFloor(scopes) : role.scopes,
    };
    if (!callerReaches(ctx, propertyId, new Set([...role.scopes, ...changed.scopes])))
      return ctx.fail("role_too_wide", { path: "scopes" });
    if (isReservedName(changed.name)) return ctx.fail("name_taken", { path: "name" });
    try {
      await updateRole(ctx.db, changed);
    } catch (error) {
      if (isDuplicate(error, "roles_name")) return ctx.fail("name_taken", { path: "name" });
      throw error;
    }
    if (scopes) ctx.forget({ propertyId });
    const uses = await countRoleUses(ctx.db, propertyId);
    const payload = presentRole(changed, uses.get(roleId) ?? 0);
    ctx.emit(roleUpdate, { propertyId, payload });
    return payload;
  },
});
