// roles.create: a role of the property's own.

import { isDuplicate } from "../../../kernel/db.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Text } from "../../../kernel/schema.ts";
import { callerReaches } from "../roles.actions.ts";
import { rolesErrors } from "../roles.errors.ts";
import { roleCreate } from "../roles.events.ts";
import { presentRole, Role, ScopesInput } from "../roles.resource.ts";
import { isReservedName, withFloor } from "../roles.rules.ts";
import { insertRole } from "../roles.store.ts";

export default defineMethod({
  name: "roles.create",
  summary: "Make a role out of scopes.",
  description: "No role can be made wider than the credential that makes it.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), name: Text(80, "Name."), scopes: ScopesInput }),
  result: Role,
  errors: rolesErrors.pick("name_taken", "role_too_wide"),
  emits: [roleCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Team lead",
    scopes: ["members_read", "chat_history_read", "metrics_read"],
  }),
  since: "0.1",
  async handler(ctx, params) {
    const { propertyId } = params;
    const scopes = withFloor(params.scopes);
    const role = { property_id: propertyId, role_id: ctx.newId(), name: oneLine(params.name), scopes };
    if (!callerReaches(ctx, propertyId, new Set(scopes)))
      return ctx.fail("role_too_wide", { path: "scopes" });
    if (isReservedName(role.name)) return ctx.fail("name_taken", { path: "name" });
    try {
      await insertRole(ctx.db, { ...role, createdOn: ctx.now });
    } catch (error) {
      if (isDuplicate(error, "roles_name")) return ctx.fail("name_taken", { path: "name" });
      throw error;
    }
    const payload = presentRole(role, 0);
    ctx.emit(roleCreate, { propertyId, payload });
    return payload;
  },
});
