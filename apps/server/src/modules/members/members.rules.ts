// Decisions about members and invitations: who must stay admin, and which invitations can be made.

import { covers, type Scopes } from "../../kernel/caller.ts";
import type { KnownRole } from "../roles/index.ts";
import { reaches } from "../scope/index.ts";

export const INVITE_DAYS = 7;

/**
 * Of a property, and of an agent at all of theirs. As many as one CSV file names: a team moves in within a day, and a
 * stolen key is no good for mass mail.
 */
export const INVITE_MAILS_A_DAY = 1_000;

interface Standing {
  readonly role: string;
  readonly enabled: boolean;
}

/** True when the change would leave the property without an admin who has power. `after` is absent on leaving. */
export function leavesNoAdmin(before: Standing, after: Standing | undefined, otherAdmins: number): boolean {
  return hasPower(before) && !(after && hasPower(after)) && otherAdmins === 0;
}

function hasPower({ role, enabled }: Standing): boolean {
  return role === "admin" && enabled;
}

/**
 * True when who invited could do so now: an enabled member, who manages members, and whose role reaches the one given.
 * What a service key invited is the property's own invitation, and has no `inviter` to ask about.
 */
export function mayStillInvite(
  inviter: Standing | undefined,
  role: string,
  roles: ReadonlyMap<string, KnownRole>,
): boolean {
  const held = inviter?.enabled ? roles.get(inviter.role)?.scopes : undefined;
  const given = roles.get(role)?.scopes;
  return (
    held !== undefined && given !== undefined && covers(held, ["members_manage"]) && reaches(held, given)
  );
}

/** One invitation as asked for. */
export interface Wanted {
  readonly email: string;
  readonly role: string;
}

/** What is known of a property when invitations to it are weighed. Addresses are keys. */
export interface InviteFacts {
  readonly roles: ReadonlyMap<string, KnownRole>;
  /** What the caller may do there. */
  readonly held: Scopes;
  readonly members: ReadonlySet<string>;
  /** Addresses with an invitation that still runs. */
  readonly invited: ReadonlySet<string>;
}

export type InviteProblemCode = "validation_error" | "role_too_wide" | "already_member" | "already_invited";

export interface InviteProblem {
  readonly code: InviteProblemCode;
  readonly field: "email" | "role";
  readonly reason: string;
}

/** What stands against each wanted invitation, in their order; undefined where nothing does. */
export function weighInvites(
  wanted: readonly { readonly emailKey: string; readonly role: string }[],
  facts: InviteFacts,
): readonly (InviteProblem | undefined)[] {
  const seen = new Set<string>();
  return wanted.map(({ emailKey, role }) => {
    if (seen.has(emailKey)) return problem("validation_error", "email", "appears more than once");
    seen.add(emailKey);
    const known = facts.roles.get(role);
    if (!known)
      return problem("validation_error", "role", "must be admin, agent or the id of a role of this property");
    if (!reaches(facts.held, known.scopes))
      return problem("role_too_wide", "role", "allows more than this credential does");
    if (facts.members.has(emailKey)) return problem("already_member", "email", "is a member already");
    if (facts.invited.has(emailKey)) return problem("already_invited", "email", "is invited already");
    return undefined;
  });
}

function problem(code: InviteProblemCode, field: InviteProblem["field"], reason: string): InviteProblem {
  return { code, field, reason };
}
