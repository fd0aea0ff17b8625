// departments.get: one department.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { departmentsErrors } from "../departments.errors.ts";
import { Department, presentDepartment } from "../departments.resource.ts";
import { findDepartment } from "../departments.store.ts";

export default defineMethod({
  name: "departments.get",
  summary: "Show a department.",
  scopes: ["members_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), departmentId: Id("department") }),
  result: Department,
  errors: departmentsErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, departmentId: world.department.id }),
  since: "0.1",
  async handler(ctx, { propertyId, departmentId }) {
    const row = await findDepartment(ctx.db, propertyId, departmentId);
    return row ? presentDepartment(row) : ctx.fail("not_found");
  },
});
