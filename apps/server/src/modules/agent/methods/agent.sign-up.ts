// agent.sign-up: a new account, where the instance takes them; by invitation it ends as a member of the property.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, oneLine, strict, Type } from "../../../kernel/schema.ts";
import {
  AccountName,
  Agent,
  accountErrors,
  createAccount,
  Language,
  NewPassword,
  OneTimeToken,
  startSession,
} from "../../account/index.ts";
import { findInstance } from "../../instance/index.ts";
import { acceptInvite, inviteDelete, isInvited, memberJoin, membersErrors } from "../../members/index.ts";
import { showAccount } from "../agent.actions.ts";
import { agentErrors } from "../agent.errors.ts";

export default defineMethod({
  name: "agent.sign-up",
  summary: "Make an account and sign in.",
  description:
    "Where the instance takes invited people only, `invitation` is needed. With it the account joins the property at once, and its address counts as confirmed; without, a link to confirm it is mailed.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({
    name: AccountName,
    email: Email("Sign-in e-mail address; with an invitation, the invited one."),
    password: NewPassword,
    language: Type.Optional(Language),
    invitation: Type.Optional(OneTimeToken),
  }),
  result: strict({ agent: Agent }),
  errors: {
    ...agentErrors.pick("sign_up_closed"),
    ...membersErrors.pick("invitation_invalid", "inviter_not_entitled"),
    ...accountErrors.pick("email_taken"),
  },
  emits: [inviteDelete, memberJoin],
  example: (world) => ({
    name: "Giulia Conti",
    email: world.invite.email,
    password: "forno-a-legna-77",
    invitation: world.invite.token,
  }),
  since: "0.1",
  async handler(ctx, { name, email, password, language, invitation }) {
    const mode = (await findInstance(ctx.db)).sign_up;
    if (mode === "closed" || (mode === "invited" && invitation === undefined))
      return ctx.fail("sign_up_closed");
    // Before the address is looked up: without a good invitation nobody learns who has an account.
    if (invitation !== undefined && !(await isInvited(ctx, email, invitation)))
      return ctx.fail("invitation_invalid");
    const agent = await createAccount(ctx, {
      name: oneLine(name),
      email,
      password,
      language: language ?? ctx.request.language,
      emailConfirmed: invitation !== undefined,
      instanceOwner: false,
    });
    const { agent_id: id } = agent;
    if (invitation !== undefined && !(await acceptInvite(ctx, { id, email }, invitation)))
      return ctx.fail("invitation_invalid");
    await startSession(ctx, id);
    return { agent: await showAccount(ctx, id) };
  },
});
