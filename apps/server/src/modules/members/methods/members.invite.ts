// members.invite: one person, or several at once.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, strict, Type } from "../../../kernel/schema.ts";
import { RoleReference } from "../../roles/index.ts";
import { hostOf, inviteAll } from "../invites.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteCreate, inviteUpdate } from "../members.events.ts";
import { Invite, InviteInput } from "../members.resource.ts";

export default defineMethod({
  name: "members.invite",
  summary: "Invite people to a property by mail.",
  description:
    "Give `email` and `role` for one person, or `invites` for several; all are invited or nobody is. A link works once, for seven days. No role can be given that allows more than the credential does. A property sends 1,000 invitation mails a day (UTC) at most. A link stops working when whoever sent it may not invite any more.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    email: Type.Optional(Email("Whom to invite.")),
    role: Type.Optional(RoleReference),
    invites: Type.Optional(
      Type.Array(InviteInput, { minItems: 1, maxItems: 100, description: "Several at once." }),
    ),
  }),
  result: strict({ invites: Type.Array(Invite, { description: "What was sent." }) }),
  errors: membersErrors.pick("role_too_wide", "already_member", "already_invited", "rate_limited"),
  emits: [inviteCreate, inviteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    email: "sara@bottega-aurora.example",
    role: "agent",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, email, role, invites }) {
    const host = await hostOf(ctx, propertyId);
    if (invites) {
      if (email !== undefined || role !== undefined)
        return ctx.invalid("invites", "cannot be given together with email and role");
      const pathOf = (index: number, field: string) => `invites[${index}].${field}`;
      return { invites: [...(await inviteAll(ctx, host, invites, pathOf))] };
    }
    if (email === undefined) return ctx.invalid("email", "is required, unless invites are given");
    if (role === undefined) return ctx.invalid("role", "is required");
    return { invites: [...(await inviteAll(ctx, host, [{ email, role }], (_index, field) => field))] };
  },
});
