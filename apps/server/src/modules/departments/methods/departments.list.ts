// departments.list: how a property's team is divided.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { Department, presentDepartment } from "../departments.resource.ts";
import { listDepartments } from "../departments.store.ts";

export default defineMethod({
  name: "departments.list",
  summary: "List the departments of a property, the default first.",
  scopes: ["members_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: Department,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const { total, rows } = await listDepartments(ctx.db, propertyId, { size, offset });
    return { total, items: rows.map(presentDepartment) };
  },
});
