// Inviting people to a property. The mail carries a token; only its SHA-256 is kept.

import { covers, type Scopes } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import type { Static } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import { type AgentRow, emailKey, findAgents, findAgentsByEmail } from "../account/index.ts";
import { secondsToNextDay, sendMail } from "../mail/index.ts";
import { keepKnownRoles } from "../roles/index.ts";
import {
  countMails,
  deleteInvite,
  findPropertyName,
  type InviteRow,
  insertInvites,
  lockInvite,
  lockInvitesByEmail,
  updateInvite,
} from "./invites.store.ts";
import { refuseWiderRole } from "./members.actions.ts";
import { inviteCreate, inviteDelete, inviteUpdate } from "./members.events.ts";
import { type Invite, presentInvite } from "./members.resource.ts";
import {
  INVITE_DAYS,
  INVITE_MAILS_A_DAY,
  type InviteProblem,
  type Wanted,
  weighInvites,
} from "./members.rules.ts";
import { keepMembers } from "./members.store.ts";

const TOKEN_LETTERS = 43;
const DAY_MS = 86_400_000;

/** The property people are invited to, and what the caller may do there. */
export interface Host {
  readonly propertyId: string;
  readonly name: string;
  readonly held: Scopes;
}

export async function hostOf(ctx: Context, propertyId: string): Promise<Host> {
  const held = ctx.caller.grants.get(propertyId)?.scopes ?? new Set<string>();
  return { propertyId, name: await findPropertyName(ctx.db, propertyId), held };
}

/** Wanted invitations against what stands at the property. */
export interface Weighed {
  /** In the order of `wanted`; undefined where nothing stands against it. */
  readonly problems: readonly (InviteProblem | undefined)[];
  /** Accounts of those addresses, by key. */
  readonly agents: ReadonlyMap<string, AgentRow>;
  /** Earlier invitations to those addresses, by key. */
  readonly earlier: ReadonlyMap<string, InviteRow>;
}

export async function weigh(ctx: Context, host: Host, wanted: readonly Wanted[]): Promise<Weighed> {
  const keys = wanted.map(({ email }) => emailKey(email));
  const roles = await keepKnownRoles(ctx, host.propertyId);
  const agents = await findAgentsByEmail(ctx.db, keys);
  const ids = [...agents.values()].map((agent) => agent.agent_id);
  const memberIds = await keepMembers(ctx.db, host.propertyId, ids);
  const earlier = await lockInvitesByEmail(ctx.db, host.propertyId, keys);
  const problems = weighInvites(
    wanted.map(({ email, role }) => ({ emailKey: emailKey(email), role })),
    {
      roles,
      held: host.held,
      members: new Set([...agents].filter(([, { agent_id }]) => memberIds.has(agent_id)).map(([key]) => key)),
      invited: new Set([...earlier].filter(([, row]) => row.expires_on > ctx.now).map(([key]) => key)),
    },
  );
  return { problems, agents, earlier };
}

/**
 * Writes and mails invitations nothing stands against. Answers them by address key; one is missing when another call
 * invited the same address at the same moment. Refuses `rate_limited`.
 */
export async function invite(
  ctx: Context,
  host: Host,
  wanted: readonly Wanted[],
  { agents, earlier }: Weighed,
): Promise<ReadonlyMap<string, Static<typeof Invite>>> {
  await countAgainstCap(ctx, host.propertyId, wanted.length);
  const drafts = wanted.map(({ email, role }) => {
    const expired = earlier.get(emailKey(email));
    const invite_id = expired?.invite_id ?? ctx.newId();
    const address = { email, email_key: emailKey(email) };
    const row = { property_id: host.propertyId, invite_id, ...address, role, created_on: ctx.now };
    return { expired, ...withLink(ctx, row) };
  });
  const fresh = await insertInvites(
    ctx.db,
    drafts.filter(({ expired }) => !expired).map(({ row }) => row),
  );
  const made = new Map<string, Static<typeof Invite>>();
  for (const { expired, row, token } of drafts) {
    if (expired) await updateInvite(ctx.db, row);
    else if (!fresh.has(row.email_key)) continue;
    const payload = presentInvite(row, ctx.caller.agent, ctx.now);
    ctx.emit(expired ? inviteUpdate : inviteCreate, { propertyId: host.propertyId, payload });
    await mailLink(ctx, host, { email: row.email, token, reader: agents.get(row.email_key) });
    made.set(row.email_key, payload);
  }
  return made;
}

/**
 * Refuses `rate_limited` when the property, or who invites at all of theirs, would mail more invitations than a day (UTC)
 * allows. A service key invites for one property alone.
 */
async function countAgainstCap(ctx: Context, propertyId: string, mails: number): Promise<void> {
  if (mails === 0) return;
  const agentId = ctx.caller.agent?.id ?? null;
  const sent = await countMails(ctx.db, { propertyId, agentId, now: ctx.now, mails });
  if (sent <= INVITE_MAILS_A_DAY) return;
  ctx.fail("rate_limited", { retryAfterS: secondsToNextDay(ctx.now) });
}

/** A new link for another seven days; the earlier one stops working. Refuses `rate_limited`. */
export async function renewInvite(ctx: Context, earlier: InviteRow): Promise<Static<typeof Invite>> {
  const host = await hostOf(ctx, earlier.property_id);
  await countAgainstCap(ctx, earlier.property_id, 1);
  const { row, token } = withLink(ctx, earlier);
  await updateInvite(ctx.db, row);
  const reader = (await findAgentsByEmail(ctx.db, [row.email])).get(row.email_key);
  await mailLink(ctx, host, { email: row.email, token, reader });
  const payload = presentInvite(row, ctx.caller.agent, ctx.now);
  ctx.emit(inviteUpdate, { propertyId: row.property_id, payload });
  return payload;
}

/** Another role behind the same link; it is the caller who vouches for it from now on. Refuses `role_too_wide`. */
export async function editInvite(
  ctx: Context,
  earlier: InviteRow,
  role: string,
): Promise<Static<typeof Invite>> {
  await refuseWiderRole(ctx, earlier.property_id, role, "role");
  const row = { ...earlier, role, invited_by: ctx.caller.agent?.id ?? null };
  await updateInvite(ctx.db, row);
  const payload = await presentOne(ctx, row);
  ctx.emit(inviteUpdate, { propertyId: row.property_id, payload });
  return payload;
}

/** Takes an invitation away, withdrawn or accepted. */
export async function dropInvite(ctx: Context, row: InviteRow): Promise<void> {
  await deleteInvite(ctx.db, row);
  ctx.emit(inviteDelete, { propertyId: row.property_id, payload: await presentOne(ctx, row) });
}

/**
 * The invitation the caller wants to change, locked; it names no property, so it is looked for where the caller may
 * see invitations. Refuses `not_found`, `forbidden`, and `role_too_wide` where it invites to more than the caller may.
 */
export async function findManagedInvite(ctx: Context, inviteId: string): Promise<InviteRow> {
  const manages = (scopes: Scopes) => covers(scopes, ["members_manage"]);
  const seen = [...ctx.caller.grants.values()].filter(
    ({ deleted, scopes }) => !deleted && (covers(scopes, ["members_read"]) || manages(scopes)),
  );
  const row = await lockInvite(
    ctx.db,
    seen.map(({ propertyId }) => propertyId),
    inviteId,
  );
  const grant = row && ctx.caller.grants.get(row.property_id);
  if (!row || !grant) return ctx.fail("not_found");
  if (!manages(grant.scopes)) return ctx.fail("forbidden");
  await refuseWiderRole(ctx, row.property_id, row.role, "role");
  return row;
}

/** Invitations as shown, in the order of the rows. */
export async function presentInvites(
  ctx: Context,
  rows: readonly InviteRow[],
): Promise<readonly Static<typeof Invite>[]> {
  const agents = await findAgents(
    ctx.db,
    rows.flatMap((row) => row.invited_by ?? []),
  );
  const byId = new Map(agents.map((agent) => [agent.agent_id, agent]));
  return rows.map((row) => presentInvite(row, byId.get(row.invited_by ?? ""), ctx.now));
}

async function presentOne(ctx: Context, row: InviteRow): Promise<Static<typeof Invite>> {
  const [inviter] = await findAgents(ctx.db, row.invited_by ? [row.invited_by] : []);
  return presentInvite(row, inviter, ctx.now);
}

function withLink(
  ctx: Context,
  row: Omit<InviteRow, "token_hash" | "invited_by" | "expires_on">,
): { row: InviteRow; token: string } {
  const token = ctx.randomText(TOKEN_LETTERS);
  const expires_on = new Date(ctx.now.getTime() + INVITE_DAYS * DAY_MS);
  const invited_by = ctx.caller.agent?.id ?? null;
  return { row: { ...row, token_hash: sha256(token), invited_by, expires_on }, token };
}

/** In the language of the reader's account, else in the inviter's. */
async function mailLink(
  ctx: Context,
  host: Host,
  o: { email: string; token: string; reader: AgentRow | undefined },
): Promise<void> {
  await sendMail(ctx, {
    to: o.email,
    template: "invitation",
    language: o.reader?.language ?? ctx.caller.agent?.language ?? ctx.request.language,
    values: {
      inviter: ctx.caller.agent?.name ?? host.name,
      property: host.name,
      email: o.email,
      token: o.token,
    },
  });
}

/** Invites all or nobody. `pathOf` says where in the request the nth address or role stands. */
export async function inviteAll(
  ctx: Context,
  host: Host,
  wanted: readonly Wanted[],
  pathOf: (index: number, field: "email" | "role") => string,
): Promise<readonly Static<typeof Invite>[]> {
  const weighed = await weigh(ctx, host, wanted);
  const problems = weighed.problems.flatMap((problem, index) =>
    problem ? [{ ...problem, path: pathOf(index, problem.field) }] : [],
  );
  const malformed = problems.filter(({ code }) => code === "validation_error");
  if (malformed.length > 0) throw invalid(malformed.map(({ path, reason }) => ({ path, reason })));
  if (problems[0]) return ctx.fail(problems[0].code, { path: problems[0].path });
  const made = await invite(ctx, host, wanted, weighed);
  return wanted.map(({ email }, index) => {
    const one = made.get(emailKey(email));
    return one ?? ctx.fail("already_invited", { path: pathOf(index, "email") });
  });
}
