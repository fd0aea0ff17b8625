// How members and invitations look from outside.

import { Email, Id, OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import { type AgentRow, Presence, pictureUrl } from "../account/index.ts";
import { RoleReference } from "../roles/index.ts";
import type { InviteRow } from "./invites.store.ts";
import type { MemberRow } from "./members.store.ts";

export const Member = strict({
  id: Id("agent"),
  agentId: Id("agent"),
  name: Type.String({ description: "Name." }),
  email: Email("Sign-in e-mail address."),
  role: RoleReference,
  enabled: Type.Boolean({
    description: "False for a member who may look, but neither change nor answer anything.",
  }),
  joinedOn: Time("When the agent became a member."),
  presence: Presence,
  picture: Type.Optional(Type.String({ description: "Address of the picture." })),
});

export function presentMember(row: MemberRow, agent: AgentRow): Static<typeof Member> {
  const picture = pictureUrl(agent);
  return {
    id: row.agent_id,
    agentId: row.agent_id,
    name: agent.name,
    email: agent.email,
    role: row.role,
    enabled: row.enabled,
    joinedOn: row.joined_on.toISOString(),
    presence: agent.presence,
    ...(picture ? { picture } : {}),
  };
}

export const Invite = strict({
  inviteId: Id("invitation"),
  email: Email("Whom it invites."),
  role: RoleReference,
  status: OneOf(["pending", "expired"], "`expired` once the link no longer works; resending renews it."),
  createdOn: Time("When it was made."),
  expiresOn: Time("When the link stops working."),
  invitedBy: Type.Optional(Type.String({ description: "Name of the agent who invited." })),
});

/** `inviter` is the account of `invited_by`, if it still exists. */
export function presentInvite(
  row: InviteRow,
  inviter: { readonly name: string } | undefined,
  now: Date,
): Static<typeof Invite> {
  return {
    inviteId: row.invite_id,
    email: row.email,
    role: row.role,
    status: row.expires_on > now ? "pending" : "expired",
    createdOn: row.created_on.toISOString(),
    expiresOn: row.expires_on.toISOString(),
    ...(inviter ? { invitedBy: inviter.name } : {}),
  };
}

/** What the holder of an invitation's link is told before signing in. */
export const InviteCard = strict({
  propertyName: Type.String({ description: "Name of the property." }),
  email: Email("Whom it invites."),
  role: RoleReference,
  roleName: Type.Optional(Type.String({ description: "Name of a custom role." })),
  hasAccount: Type.Boolean({ description: "Whether an account with this address exists." }),
  invitedBy: Type.Optional(Type.String({ description: "Name of the agent who invited." })),
});

/** One invitation in a request. */
export const InviteInput = strict({ email: Email("Whom to invite."), role: RoleReference });

/** What the link in the mail carries. */
export const InviteToken = Type.String({
  maxLength: 100,
  description: "The token in the link of the invitation's mail.",
});

/** What became of a row of a CSV file. */
export const ImportedRow = strict({
  line: Type.Integer({ description: "Line of the file, the first being 1." }),
  email: Type.String({ description: "Address as written." }),
  role: Type.String({ description: "Role it stands for, or as written when there is none of that name." }),
  ok: Type.Boolean({ description: "True when the person was invited, or would be." }),
  reason: Type.Optional(Type.String({ description: "Why not." })),
});
