// members.get-invite: what the link in the mail leads to, before signing in.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { findCard } from "../acceptance.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { InviteCard, InviteToken } from "../members.resource.ts";

export default defineMethod({
  name: "members.get-invite",
  summary: "Tell the holder of an invitation's link where it leads.",
  access: "public",
  scopes: [],
  effect: "read",
  params: strict({ token: InviteToken }),
  result: InviteCard,
  errors: membersErrors.pick("invitation_invalid", "inviter_not_entitled"),
  example: (world) => ({ token: world.invite.token }),
  since: "0.1",
  handler: async (ctx, { token }) => (await findCard(ctx, token)) ?? ctx.fail("invitation_invalid"),
});
