// Joining, changing and leaving: each writes the membership, tells the property, and drops what was cached of the agent.

import { covers } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { findAgents } from "../account/index.ts";
import { callerReaches, keepKnownRoles } from "../roles/index.ts";
import { memberJoin, memberLeave, memberUpdate } from "./members.events.ts";
import { type Member, presentMember } from "./members.resource.ts";
import { leavesNoAdmin } from "./members.rules.ts";
import {
  deleteMember,
  findMemberships,
  insertMember,
  lockMember,
  type MemberRow,
  updateMember,
} from "./members.store.ts";

/** Members as shown, in the order of the rows. */
export async function presentMembers(
  ctx: Context,
  rows: readonly MemberRow[],
): Promise<readonly Static<typeof Member>[]> {
  const agents = await findAgents(
    ctx.db,
    rows.map((row) => row.agent_id),
  );
  const byId = new Map(agents.map((agent) => [agent.agent_id, agent]));
  return rows.flatMap((row) => {
    const agent = byId.get(row.agent_id);
    return agent ? [presentMember(row, agent)] : [];
  });
}

/** Does nothing for an agent who is a member already. */
export async function addMember(
  ctx: Context,
  o: { propertyId: string; agentId: string; role: string },
): Promise<void> {
  const row = {
    property_id: o.propertyId,
    agent_id: o.agentId,
    role: o.role,
    enabled: true,
    joined_on: ctx.now,
  };
  if (!(await insertMember(ctx.db, row))) return;
  ctx.forget({ agentId: o.agentId });
  ctx.emit(memberJoin, { propertyId: o.propertyId, payload: await presentOne(ctx, row) });
}

/** Refuses `not_found`, `role_too_wide` and `last_admin`. */
export async function changeMember(
  ctx: Context,
  o: { propertyId: string; agentId: string; change: { role?: string; enabled?: boolean } },
): Promise<Static<typeof Member>> {
  const { member, otherAdmins } = await lockChangeable(ctx, o);
  const changed = { ...member, ...o.change };
  if (o.change.role !== undefined)
    await refuseWiderRole(ctx, o.propertyId, o.change.role, "permissions.role");
  if (leavesNoAdmin(member, changed, otherAdmins)) ctx.fail("last_admin");
  const payload = await presentOne(ctx, changed);
  if (changed.role === member.role && changed.enabled === member.enabled) return payload;
  await updateMember(ctx.db, changed);
  ctx.forget({ agentId: o.agentId });
  ctx.emit(memberUpdate, { propertyId: o.propertyId, payload });
  return payload;
}

/** Refuses `not_found`, `role_too_wide` and `last_admin`. */
export async function removeMember(ctx: Context, o: { propertyId: string; agentId: string }): Promise<void> {
  const { member, otherAdmins } = await lockChangeable(ctx, o);
  await dropMember(ctx, member, otherAdmins);
}

/** Refuses `not_found` and `last_admin`. */
export async function leaveProperty(ctx: Context, o: { propertyId: string; agentId: string }): Promise<void> {
  const { member, otherAdmins } = await lockMember(ctx.db, o.propertyId, o.agentId);
  if (!member) return ctx.fail("not_found");
  await dropMember(ctx, member, otherAdmins);
}

async function dropMember(ctx: Context, member: MemberRow, otherAdmins: number): Promise<void> {
  if (leavesNoAdmin(member, undefined, otherAdmins)) ctx.fail("last_admin");
  const payload = await presentOne(ctx, member);
  await deleteMember(ctx.db, member.property_id, member.agent_id);
  ctx.forget({ agentId: member.agent_id });
  ctx.emit(memberLeave, { propertyId: member.property_id, payload });
}

/** The only property where the caller manages members and the agent is one. */
export async function findManagedPropertyOf(ctx: Context, agentId: string): Promise<string> {
  const grants = (await findMemberships(ctx.db, [agentId])).flatMap((row) => {
    const grant = ctx.caller.grants.get(row.property_id);
    return grant && !grant.deleted ? [grant] : [];
  });
  const [managed, ...others] = grants.filter(({ scopes }) => covers(scopes, ["members_manage"]));
  const visible = grants.some(({ scopes }) => covers(scopes, ["members_read"]));
  if (!managed) return ctx.fail(visible ? "forbidden" : "not_found");
  if (others.length > 0)
    return ctx.invalid("propertyId", "is required: the agent is a member of several of your properties");
  return managed.propertyId;
}

/** The member to be changed. Nobody changes those who may do more: a key not even its own agent. */
async function lockChangeable(
  ctx: Context,
  o: { propertyId: string; agentId: string },
): Promise<{ member: MemberRow; otherAdmins: number }> {
  const roles = await keepKnownRoles(ctx, o.propertyId);
  const { member, otherAdmins } = await lockMember(ctx.db, o.propertyId, o.agentId);
  if (!member) return ctx.fail("not_found");
  if (!callerReaches(ctx, o.propertyId, roles.get(member.role)?.scopes ?? new Set<string>()))
    ctx.fail("role_too_wide", { message: "The member may do more than this credential." });
  return { member, otherAdmins };
}

/** Refuses a role the property does not have, or one that allows more than the caller may. */
export async function refuseWiderRole(
  ctx: Context,
  propertyId: string,
  role: string,
  path: string,
): Promise<void> {
  const known = (await keepKnownRoles(ctx, propertyId)).get(role);
  if (!known) return ctx.invalid(path, "must be admin, agent or the id of a role of this property");
  if (!callerReaches(ctx, propertyId, known.scopes)) ctx.fail("role_too_wide", { path });
}

async function presentOne(ctx: Context, row: MemberRow): Promise<Static<typeof Member>> {
  const [member] = await presentMembers(ctx, [row]);
  if (!member) throw new Error(`Agent ${row.agent_id} is a member but has no account.`);
  return member;
}
