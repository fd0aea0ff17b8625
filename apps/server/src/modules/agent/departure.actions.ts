// What an agent who deletes the account leaves behind: nothing of theirs, and no property without an admin.

import type { Context } from "../../kernel/context.ts";
import { findMemberships, leaveProperty, listMembers, type MemberRow } from "../members/index.ts";
import { binProperty, lockProperty } from "../property/index.ts";

const COUNT_ONLY = { size: 1, offset: 0 };

/**
 * Leaves every property; where there is nobody else, the property goes to the bin. Refuses `last_admin`, naming all
 * properties that would be left without one.
 */
export async function leaveEverything(ctx: Context, agentId: string): Promise<void> {
  const orphaned: string[] = [];
  const departures: (() => Promise<void>)[] = [];
  // In one order, so that two who leave at once do not wait for each other.
  const memberships = [...(await findMemberships(ctx.db, [agentId]))].sort((a, b) =>
    a.property_id < b.property_id ? -1 : 1,
  );
  for (const member of memberships) {
    const propertyId = member.property_id;
    const property = await lockProperty(ctx.db, propertyId);
    // What lies in the bin already needs nobody; the membership goes with the account.
    if (!property || property.deleted_on) continue;
    const { total } = await listMembers(ctx.db, propertyId, {}, COUNT_ONLY);
    if (total === 1) departures.push(() => binProperty(ctx, property));
    else if (await isLastAdmin(ctx, member)) orphaned.push(property.name);
    else departures.push(() => leaveProperty(ctx, { propertyId, agentId }));
  }
  if (orphaned.length > 0)
    ctx.fail("last_admin", { message: `You are the last admin of ${orphaned.join(", ")}.` });
  for (const depart of departures) await depart();
}

async function isLastAdmin(ctx: Context, member: MemberRow): Promise<boolean> {
  if (member.role !== "admin" || !member.enabled) return false;
  const filter = { role: "admin", enabled: true };
  return (await listMembers(ctx.db, member.property_id, filter, COUNT_ONLY)).total === 1;
}
