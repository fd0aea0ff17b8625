// How a department looks from outside.

import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { DepartmentRow } from "./departments.store.ts";

export const Department = strict({
  departmentId: Id("department"),
  name: Type.String({ description: "Name." }),
  description: Type.Optional(Type.String({ description: "What it is for." })),
  agentIds: Type.Array(Id("agent"), { description: "Members who belong to it." }),
  assignment: OneOf(
    ["everyone", "round-robin", "least-busy"],
    "Who takes a new chat: whoever comes first, each agent in turn, or the one with the fewest.",
  ),
  chatsPerAgent: Type.Optional(
    Type.Integer({ description: "Chats an agent is given at a time; absent without a limit." }),
  ),
  default: Type.Boolean({ description: "True for the one that takes what is addressed to no other." }),
  createdOn: Time("When it was made."),
});

export function presentDepartment(row: DepartmentRow): Static<typeof Department> {
  return {
    departmentId: row.department_id,
    name: row.name,
    ...(row.description ? { description: row.description } : {}),
    agentIds: row.agent_ids,
    assignment: row.assignment,
    ...(row.chats_per_agent === null ? {} : { chatsPerAgent: row.chats_per_agent }),
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
  assignment: OneOf(
    ["everyone", "round-robin", "least-busy"],
    "Who takes a new chat: whoever comes first, each online agent in turn, or the one with the fewest.",
  ),
  chatsPerAgent: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: "Chats an agent is given at a time, 1 to 100; 0 for no limit.",
  }),
};
