// roles.list: the roles members of a property can have.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { presentBuiltInRole, presentRole, Role } from "../roles.resource.ts";
import { builtInRoles } from "../roles.rules.ts";
import { countRoleUses, listRoles } from "../roles.store.ts";

export default defineMethod({
  name: "roles.list",
  summary: "List the roles of a property, built-in ones first.",
  scopes: ["members_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: Role,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const [uses, rows] = await Promise.all([
      countRoleUses(ctx.db, propertyId),
      listRoles(ctx.db, propertyId),
    ]);
    const all = [
      ...builtInRoles.map((role) => presentBuiltInRole(role, uses.get(role) ?? 0)),
      ...rows.map((row) => presentRole(row, uses.get(row.role_id) ?? 0)),
    ];
    return { total: all.length, items: all.slice(offset, offset + size) };
  },
});
