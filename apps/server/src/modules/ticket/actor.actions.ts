// Who does something to a ticket, and whose it then is.

import type { Context } from "../../kernel/context.ts";
import { findAgents } from "../account/index.ts";
import { memberOf, type Speaker, speakerOf } from "../chat/index.ts";
import { findDefaultDepartment, findDepartment, holdDepartment } from "../departments/index.ts";

export interface Actor {
  readonly actor: "v" | "a" | "s";
  readonly actor_id: string | null;
  readonly actor_name: string;
}

export function agentActor({ id, name }: Speaker): Actor {
  return { actor: "a", actor_id: id, actor_name: name };
}

/** An agent, or the service key itself where it names none. */
export async function actorOf(ctx: Context, propertyId: string, agentId: string | undefined): Promise<Actor> {
  const { service } = ctx.caller;
  if (service && agentId === undefined) return { actor: "s", actor_id: null, actor_name: service.name };
  return agentActor(await speakerOf(ctx, propertyId, agentId));
}

export interface Duty {
  readonly assigned_agent_id: string | null;
  readonly department_id: string | null;
}

/** Whose a ticket becomes. Refuses agents and departments of other properties at `path`. */
export async function dutyOf(
  ctx: Context,
  propertyId: string,
  wanted: { readonly agentId?: string | undefined; readonly departmentId?: string | undefined },
  path = "",
): Promise<Duty> {
  const { agentId, departmentId } = wanted;
  const department = departmentId?.toLowerCase();
  if (department !== undefined && !(await holdDepartment(ctx.db, propertyId, department)))
    return ctx.invalid(`${path}departmentId`, "must be a department of the property");
  const agent =
    agentId === undefined ? undefined : await memberOf(ctx, propertyId, agentId, `${path}agentId`);
  return { assigned_agent_id: agent?.id ?? null, department_id: department ?? null };
}

/** The one who made it, else the department for whatever nobody chose another for. */
export async function defaultDuty(ctx: Context, propertyId: string, by: Actor): Promise<Duty> {
  if (by.actor === "a") return { assigned_agent_id: by.actor_id, department_id: null };
  const department = await findDefaultDepartment(ctx.db, propertyId);
  return { assigned_agent_id: null, department_id: department?.department_id ?? null };
}

/** How whoever has a ticket is called. */
export async function dutyName(ctx: Context, propertyId: string, duty: Duty): Promise<string> {
  if (duty.assigned_agent_id) {
    const [agent] = await findAgents(ctx.db, [duty.assigned_agent_id]);
    return agent ? (agent.alias ?? agent.name) : "";
  }
  if (!duty.department_id) return "";
  return (await findDepartment(ctx.db, propertyId, duty.department_id))?.name ?? "";
}
