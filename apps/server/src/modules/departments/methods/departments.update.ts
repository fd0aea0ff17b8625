// departments.update: another name, description or team, or the place of the default.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { refuseStrangers, refuseTakenName } from "../departments.actions.ts";
import { departmentsErrors } from "../departments.errors.ts";
import { departmentUpdate } from "../departments.events.ts";
import { Department, departmentInput, presentDepartment } from "../departments.resource.ts";
import { lockAll, moveDefault, updateDepartment } from "../departments.store.ts";

export default defineMethod({
  name: "departments.update",
  summary: "Change a department.",
  description:
    "What is not given stays. `agentIds` replaces the whole list. With `default` it takes the place of the default department.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    departmentId: Id("department"),
    name: Type.Optional(departmentInput.name),
    description: Type.Optional(departmentInput.description),
    agentIds: Type.Optional(departmentInput.agentIds),
    assignment: Type.Optional(departmentInput.assignment),
    chatsPerAgent: Type.Optional(departmentInput.chatsPerAgent),
    default: Type.Optional(Type.Literal(true, { description: "Make it the default department." })),
  }),
  result: Department,
  errors: departmentsErrors.pick("not_found", "name_taken"),
  emits: [departmentUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    departmentId: world.department.id,
    description: "Shipping, returns, invoices and customs",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, departmentId, name, description, agentIds, ...more }) {
    const { assignment, chatsPerAgent, default: makeDefault } = more;
    const all = await lockAll(ctx.db, propertyId);
    const row = all.find((one) => one.department_id === departmentId);
    if (!row) return ctx.fail("not_found");
    if (agentIds) await refuseStrangers(ctx, propertyId, agentIds);
    const changed = {
      ...row,
      name: name === undefined ? row.name : oneLine(name),
      description: description === undefined ? row.description : description.trim() || null,
      agent_ids: agentIds ? [...agentIds].sort() : row.agent_ids,
      assignment: assignment ?? row.assignment,
      chats_per_agent: chatsPerAgent === undefined ? row.chats_per_agent : chatsPerAgent || null,
      is_default: row.is_default || makeDefault === true,
    };
    await refuseTakenName(ctx, () => updateDepartment(ctx.db, changed));
    if (changed.is_default && !row.is_default) {
      await moveDefault(ctx.db, propertyId, departmentId);
      for (const one of all.filter(({ is_default }) => is_default))
        ctx.emit(departmentUpdate, { propertyId, payload: presentDepartment({ ...one, is_default: false }) });
    }
    const payload = presentDepartment(changed);
    ctx.emit(departmentUpdate, { propertyId, payload });
    return payload;
  },
});
