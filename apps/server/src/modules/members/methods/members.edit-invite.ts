// members.edit-invite: another role, before the invitation is accepted.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { RoleReference } from "../../roles/index.ts";
import { editInvite, findManagedInvite } from "../invites.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteUpdate } from "../members.events.ts";
import { Invite } from "../members.resource.ts";

export default defineMethod({
  name: "members.edit-invite",
  summary: "Change the role an invitation gives.",
  description: "The link in the mail stays good, and is the caller's from now on.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ inviteId: Id("invitation"), role: RoleReference }),
  result: Invite,
  errors: membersErrors.pick("not_found", "forbidden", "role_too_wide"),
  emits: [inviteUpdate],
  example: (world) => ({ inviteId: world.invite.id, role: "admin" }),
  since: "0.1",
  handler: async (ctx, { inviteId, role }) => editInvite(ctx, await findManagedInvite(ctx, inviteId), role),
});
