// Who acts for an agent: the caller themselves, or whom a service key names.

import type { CallerAgent } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { findAgents } from "../account/index.ts";
import { findMemberships } from "../members/index.ts";

export interface Speaker {
  readonly id: string;
  /** The name visitors see. */
  readonly name: string;
}

/** Without a look at the database; undefined when the caller is no agent or names another. */
export function ownSpeaker(ctx: Context, agentId: string | undefined): Speaker | undefined {
  const { agent } = ctx.caller;
  if (!agent || (agentId !== undefined && agentId.toLowerCase() !== agent.id)) return undefined;
  return nameOf(agent);
}

export async function speakerOf(
  ctx: Context,
  propertyId: string,
  agentId: string | undefined,
): Promise<Speaker> {
  const own = ownSpeaker(ctx, agentId);
  if (own) return own;
  if (ctx.caller.agent) return ctx.invalid("agentId", "must be your own, or left out");
  if (agentId === undefined) return ctx.invalid("agentId", "is required: a service key is no agent itself");
  return memberOf(ctx, propertyId, agentId);
}

/** An agent who can take chats and tickets of the property; refuses `path` otherwise. */
export async function memberOf(
  ctx: Context,
  propertyId: string,
  agentId: string,
  path = "agentId",
): Promise<Speaker> {
  const id = agentId.toLowerCase();
  const memberships = await findMemberships(ctx.db, [id]);
  const [agent] = memberships.some((one) => one.property_id === propertyId && one.enabled)
    ? await findAgents(ctx.db, [id])
    : [];
  if (!agent) return ctx.invalid(path, "must be an enabled member of the property");
  return { id, name: agent.alias ?? agent.name };
}

function nameOf(agent: CallerAgent): Speaker {
  return { id: agent.id, name: agent.alias ?? agent.name };
}
