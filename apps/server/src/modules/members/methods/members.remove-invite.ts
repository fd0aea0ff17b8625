// members.remove-invite: the link stops working.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { dropInvite, findManagedInvite } from "../invites.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteDelete } from "../members.events.ts";

export default defineMethod({
  name: "members.remove-invite",
  summary: "Withdraw an invitation.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ inviteId: Id("invitation") }),
  result: strict({}),
  errors: membersErrors.pick("not_found", "forbidden", "role_too_wide"),
  emits: [inviteDelete],
  example: (world) => ({ inviteId: world.invite.id }),
  since: "0.1",
  async handler(ctx, { inviteId }) {
    await dropInvite(ctx, await findManagedInvite(ctx, inviteId));
    return {};
  },
});
