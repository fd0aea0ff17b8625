// Making a department, which new properties need too.

import type { Context } from "../../kernel/context.ts";
import { isDuplicate } from "../../kernel/db.ts";
import { invalid } from "../../kernel/error.ts";
import { oneLine, type Static } from "../../kernel/schema.ts";
import { keepMembers } from "../members/index.ts";
import { departmentCreate } from "./departments.events.ts";
import { type Department, presentDepartment } from "./departments.resource.ts";
import { insertDepartment } from "./departments.store.ts";

/** Refuses `name_taken`, and agents who are not members. */
export async function createDepartment(
  ctx: Context,
  o: {
    propertyId: string;
    name: string;
    description: string;
    agentIds: readonly string[];
    isDefault: boolean;
  },
): Promise<Static<typeof Department>> {
  await refuseStrangers(ctx, o.propertyId, o.agentIds);
  const row = {
    property_id: o.propertyId,
    department_id: ctx.newId(),
    name: oneLine(o.name),
    description: o.description.trim() || null,
    is_default: o.isDefault,
    created_on: ctx.now,
    agent_ids: [...o.agentIds].sort(),
    assignment: "everyone" as const,
    chats_per_agent: null,
  };
  await refuseTakenName(ctx, () => insertDepartment(ctx.db, row));
  const payload = presentDepartment(row);
  ctx.emit(departmentCreate, { propertyId: o.propertyId, payload });
  return payload;
}

/** Only members belong to a department; those named stay members until the call is done. */
export async function refuseStrangers(
  ctx: Context,
  propertyId: string,
  agentIds: readonly string[],
): Promise<void> {
  const members = await keepMembers(ctx.db, propertyId, agentIds);
  const strangers = agentIds.flatMap((agentId, at) =>
    members.has(agentId) ? [] : [{ path: `agentIds[${at}]`, reason: "must be a member of the property" }],
  );
  if (strangers.length > 0) throw invalid(strangers);
}

/** Two calls may want one name at once, so the index decides. */
export async function refuseTakenName(ctx: Context, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, "departments_name")) ctx.fail("name_taken", { path: "name" });
    throw error;
  }
}
