// Reads and writes shared by the methods of access on request.

import type { CallerAgent } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import { refuse } from "../../kernel/error.ts";
import { type AgentRow, findAgents } from "../account/index.ts";
import { findInstance } from "../instance/index.ts";
import { type Standing, standing } from "./access.rules.ts";
import {
  type Decision,
  decideRequest,
  findRequest,
  findRequestsOf,
  type RequestRow,
} from "./access.store.ts";

/** The person behind a call that only sessions may make. */
export function callingAgent(ctx: Context): CallerAgent {
  if (!ctx.caller.agent) throw new Error("A method for signed-in people was called by nobody.");
  return ctx.caller.agent;
}

/** May this agent use the API? */
export async function standingOf(
  db: Database,
  agent: Pick<CallerAgent, "id" | "instanceOwner">,
): Promise<Standing> {
  return (await statusOf(db, agent)).standing;
}

/** The standing, and the latest request it rests on. */
export async function statusOf(
  db: Database,
  agent: Pick<CallerAgent, "id" | "instanceOwner">,
): Promise<{ standing: Standing; latest: RequestRow | undefined }> {
  const [{ api_access }, requests] = await Promise.all([findInstance(db), findRequestsOf(db, agent.id)]);
  return {
    standing: standing({
      apiAccess: api_access,
      instanceOwner: agent.instanceOwner,
      statuses: requests.map((request) => request.status),
    }),
    latest: requests[0],
  };
}

/** Decides a pending request; undefined when somebody did before. */
export async function decide(
  ctx: Context,
  decision: Pick<Decision, "requestId" | "status" | "reason" | "login">,
): Promise<{ row: RequestRow; agent: AgentRow } | undefined> {
  const requestId = decision.requestId.toLowerCase();
  const found = await findRequest(ctx.db, requestId);
  const [agent] = found ? await findAgents(ctx.db, [found.agent_id]) : [];
  if (!found || !agent) throw refuse("not_found");
  const row = await decideRequest(ctx.db, {
    ...decision,
    requestId,
    decidedOn: ctx.now,
    decidedBy: callingAgent(ctx).id,
  });
  return row && { row, agent };
}
