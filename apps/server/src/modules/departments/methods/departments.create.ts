// departments.create: a part of the team with a name of its own.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { createDepartment } from "../departments.actions.ts";
import { departmentsErrors } from "../departments.errors.ts";
import { departmentCreate } from "../departments.events.ts";
import { Department, departmentInput } from "../departments.resource.ts";

export default defineMethod({
  name: "departments.create",
  summary: "Make a department.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: departmentInput.name,
    description: Type.Optional(departmentInput.description),
    agentIds: Type.Optional(departmentInput.agentIds),
  }),
  result: Department,
  errors: departmentsErrors.pick("name_taken"),
  emits: [departmentCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Workshops",
    description: "Bookings for the Saturday courses",
    agentIds: [world.agent.id],
  }),
  since: "0.1",
  handler: (ctx, { propertyId, name, description = "", agentIds = [] }) =>
    createDepartment(ctx, { propertyId, name, description, agentIds, isDefault: false }),
});
