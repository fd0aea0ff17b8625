// Finding who takes a chat: the department it is for, and the agent its rule names.

import type { Context } from "../../kernel/context.ts";
import { findAgents, isThere } from "../account/index.ts";
import {
  type DepartmentRow,
  findDefaultDepartment,
  findDepartment,
  lockDepartment,
} from "../departments/index.ts";
import { findMemberships } from "../members/index.ts";
import { nextAgent } from "./assignment.rules.ts";
import { findWorkloads } from "./chat.store.ts";

/** The department named, else the default one. Refuses one of another property. */
export async function departmentFor(
  ctx: Context,
  propertyId: string,
  departmentId: string | undefined,
): Promise<DepartmentRow | undefined> {
  if (departmentId === undefined) return findDefaultDepartment(ctx.db, propertyId);
  const department = await findDepartment(ctx.db, propertyId, departmentId.toLowerCase());
  return department ?? ctx.invalid("departmentId", "must be a department of the property");
}

/** The agent the department's rule names: an enabled member who is online, with a dashboard connected. */
export async function assignByRule(ctx: Context, department: DepartmentRow): Promise<string | undefined> {
  if (department.assignment === "everyone") return undefined;
  // One after the other, or two chats that start at once would both go to the same agent.
  await lockDepartment(ctx.db, department.property_id, department.department_id);
  const enabled = (await findMemberships(ctx.db, department.agent_ids)).filter(
    (one) => one.property_id === department.property_id && one.enabled,
  );
  const online = (
    await findAgents(
      ctx.db,
      enabled.map((one) => one.agent_id),
    )
  ).filter(({ presence, connected_on }) => presence === "online" && isThere(connected_on, ctx.now));
  const workloads = await findWorkloads(
    ctx.db,
    department.property_id,
    online.map((one) => one.agent_id),
  );
  return nextAgent(
    department.assignment,
    department.chats_per_agent,
    workloads.map((one) => ({
      agentId: one.agent_id,
      live: one.live,
      lastAssignedOn: one.last_assigned_on,
    })),
  );
}
