// members.accept-invite: from guest to member.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { acceptInvite } from "../acceptance.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteDelete, memberJoin } from "../members.events.ts";
import { InviteToken } from "../members.resource.ts";

export default defineMethod({
  name: "members.accept-invite",
  summary: "Become a member of the property one was invited to.",
  description:
    "The account's address must be the invited one. The link works once, and only while whoever sent it may still invite to that role.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({ token: InviteToken }),
  result: strict({ propertyId: Id("property") }),
  errors: membersErrors.pick("invitation_invalid", "inviter_not_entitled"),
  emits: [inviteDelete, memberJoin],
  example: (world) => ({ token: world.newcomerInvite.token }),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx, { token }) {
    const { agent } = ctx.caller;
    const propertyId = agent && (await acceptInvite(ctx, agent, token));
    return propertyId ? { propertyId } : ctx.fail("invitation_invalid");
  },
});
