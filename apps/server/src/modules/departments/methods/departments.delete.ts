// departments.delete: one department, or several; all of them or none.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { departmentsErrors } from "../departments.errors.ts";
import { departmentDelete } from "../departments.events.ts";
import { presentDepartment } from "../departments.resource.ts";
import { deleteDepartments, lockAll } from "../departments.store.ts";

export default defineMethod({
  name: "departments.delete",
  summary: "Delete departments.",
  description: "Give `departmentId` for one or `departmentIds` for several. The default department stays.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    departmentId: Type.Optional(Id("department")),
    departmentIds: Type.Optional(
      Type.Array(Id("department"), {
        minItems: 1,
        maxItems: 100,
        uniqueItems: true,
        description: "Several at once; all are deleted or none.",
      }),
    ),
  }),
  result: strict({}),
  errors: departmentsErrors.pick("not_found", "default_department"),
  emits: [departmentDelete],
  example: (world) => ({ propertyId: world.property.id, departmentIds: [world.department.id] }),
  since: "0.1",
  async handler(ctx, { propertyId, departmentId, departmentIds }) {
    if ((departmentId === undefined) === (departmentIds === undefined))
      return ctx.invalid("departmentId", "give either departmentId or departmentIds");
    const wanted = new Set(departmentIds ?? [departmentId]);
    const rows = (await lockAll(ctx.db, propertyId)).filter((row) => wanted.has(row.department_id));
    if (rows.length < wanted.size) return ctx.fail("not_found");
    if (rows.some((row) => row.is_default)) return ctx.fail("default_department");
    await deleteDepartments(
      ctx.db,
      propertyId,
      rows.map((row) => row.department_id),
    );
    for (const row of rows) ctx.emit(departmentDelete, { propertyId, payload: presentDepartment(row) });
    return {};
  },
});
