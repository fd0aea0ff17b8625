// What methods of the signed-in agent do at their end: show the account as it now is, and tell that it changed.

import type { CallerAgent } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { type Agent, callerAgent, highestRole, presentAgent, readAgent } from "../account/index.ts";
import { findMemberships } from "../members/index.ts";
import { agentUpdate } from "./agent.events.ts";

/** The person behind a call that only signed-in people, or their keys, may make. */
export function callingAgent(ctx: Context): CallerAgent {
  return ctx.caller.agent ?? ctx.fail("forbidden", { message: "agent_required" });
}

/** The account as its owner sees it, read anew: callers carry it as it was before the call. */
export async function showAccount(ctx: Context, agentId: string): Promise<Static<typeof Agent>> {
  const agent = await readAgent(ctx, agentId);
  const roles = (await findMemberships(ctx.db, [agentId])).map(({ role }) => role);
  return presentAgent(callerAgent(agent), highestRole(roles, agent.instance_owner));
}

/** Drops what was cached of the account and tells its other windows. */
export async function announceChange(ctx: Context, agentId: string): Promise<Static<typeof Agent>> {
  const payload = await showAccount(ctx, agentId);
  ctx.forget({ agentId });
  ctx.emit(agentUpdate, { agentId, payload });
  return payload;
}
