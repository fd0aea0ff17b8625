// What an invitation's link tells, and using it up. Signing up by invitation ends here too.

import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import { emailKey, findAgents, findAgentsByEmail } from "../account/index.ts";
import { findKnownRoles, isBuiltInRole, keepKnownRoles } from "../roles/index.ts";
import { dropInvite } from "./invites.actions.ts";
import { findInviteByToken, type InviteRow, lockInvite } from "./invites.store.ts";
import { addMember } from "./members.actions.ts";
import type { InviteCard } from "./members.resource.ts";
import { mayStillInvite } from "./members.rules.ts";
import { findMember } from "./members.store.ts";

/** Refuses `inviter_not_entitled`. With `keep`, whoever invited stays entitled until this call is done. */
async function refuseForInviter(ctx: Context, row: InviteRow, keep: boolean): Promise<void> {
  if (!row.invited_by) return;
  const roles = await (keep ? keepKnownRoles : findKnownRoles)(ctx, row.property_id);
  const inviter = await findMember(ctx.db, row.property_id, row.invited_by, keep);
  if (!mayStillInvite(inviter, row.role, roles)) ctx.fail("inviter_not_entitled");
}

/** Nothing for a link that is wrong, used, withdrawn or expired, or whose property lies in the bin. Refuses `inviter_not_entitled`. */
export async function findCard(ctx: Context, token: string): Promise<Static<typeof InviteCard> | undefined> {
  const row = await findInviteByToken(ctx.db, sha256(token), ctx.now);
  if (!row) return undefined;
  await refuseForInviter(ctx, row, false);
  const [inviter] = row.invited_by ? await findAgents(ctx.db, [row.invited_by]) : [];
  const account = await findAgentsByEmail(ctx.db, [row.email]);
  const roles = await findKnownRoles(ctx, row.property_id);
  const roleName = isBuiltInRole(row.role) ? undefined : roles.get(row.role)?.name;
  return {
    propertyName: row.property_name,
    email: row.email,
    role: row.role,
    ...(roleName ? { roleName } : {}),
    hasAccount: account.size > 0,
    ...(inviter ? { invitedBy: inviter.name } : {}),
  };
}

/** Whether the link is good for this address. */
export async function isInvited(ctx: Context, email: string, token: string): Promise<boolean> {
  const row = await findInviteByToken(ctx.db, sha256(token), ctx.now);
  return row?.email_key === emailKey(email);
}

/**
 * Makes the agent a member and answers where; nothing when the link is not good for this address, whatever the reason.
 * Whoever is a member already keeps the role they have. Refuses `inviter_not_entitled`.
 */
export async function acceptInvite(
  ctx: Context,
  agent: { readonly id: string; readonly email: string },
  token: string,
): Promise<string | undefined> {
  const found = await findInviteByToken(ctx.db, sha256(token), ctx.now);
  if (!found || found.email_key !== emailKey(agent.email)) return undefined;
  const row = await lockInvite(ctx.db, [found.property_id], found.invite_id);
  // Used, withdrawn or renewed while this call waited for it.
  if (row?.token_hash !== found.token_hash) return undefined;
  await refuseForInviter(ctx, row, true);
  await dropInvite(ctx, row);
  await addMember(ctx, { propertyId: row.property_id, agentId: agent.id, role: row.role });
  return row.property_id;
}
