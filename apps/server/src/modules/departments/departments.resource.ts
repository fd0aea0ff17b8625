// How a department looks from outside.

import { Id, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { DepartmentRow } from "./departments.store.ts";

export const Department = strict({
  departmentId: Id("department"),
  name: Type.String({ description: "Name." }),
  description: Type.Optional(Type.String({ description: "What it is for." })),
  agentIds: Type.Array(Id("agent"), { description: "Members who belong to it." }),
  default: Type.Boolean({ description: "True for the one that takes what is addressed to no other." }),
  createdOn: Time("When it was made."),
});

export function presentDepartment(row: DepartmentRow): Static<typeof Department> {
  return {
    departmentId: row.department_id,
    name: row.name,
    ...(row.description ? { description: row.description } : {}),
    agentIds: row.agent_ids,
    default: row.is_default,
    createdOn: row.created_on.toISOString(),
  };
}

export const departmentInput = {
  name: Text(80, "Name; no two departments of a property have the same."),
  description: Text(500, "What it is for; empty for none.", 0),
  agentIds: Type.Array(Id("agent"), {
    maxItems: 1000,
    uniqueItems: true,
    description: "Members who belong to it.",
  }),
};
