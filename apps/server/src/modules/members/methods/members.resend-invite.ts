// members.resend-invite: a new mail with a new link.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { findManagedInvite, renewInvite } from "../invites.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteUpdate } from "../members.events.ts";
import { Invite } from "../members.resource.ts";

export default defineMethod({
  name: "members.resend-invite",
  summary: "Mail a new link, good for another seven days.",
  description:
    "Works for expired invitations too. The earlier link stops working. Counts towards the 1,000 invitation mails that a property sends a day (UTC) at most.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ inviteId: Id("invitation") }),
  result: Invite,
  errors: membersErrors.pick("not_found", "forbidden", "role_too_wide", "rate_limited"),
  emits: [inviteUpdate],
  example: (world) => ({ inviteId: world.invite.id }),
  since: "0.1",
  handler: async (ctx, { inviteId }) => renewInvite(ctx, await findManagedInvite(ctx, inviteId)),
});
