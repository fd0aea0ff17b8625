// agent.sign-in: a person comes in by the dashboard's door.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict, Type } from "../../../kernel/schema.ts";
import { Agent, accountErrors, Password, proveIdentity, startSession } from "../../account/index.ts";
import { keepLinkOrigin } from "../../mail/index.ts";
import { showAccount } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.sign-in",
  summary: "Sign in with e-mail address and password, and a code where the account asks for one.",
  description:
    "Answers with a session cookie. An address without account is refused exactly like a wrong password. After eight wrong tries in a row an address waits: a minute, then twice as long each time, up to an hour.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({
    email: Email("Sign-in e-mail address."),
    password: Password,
    code: Type.Optional(
      Type.String({
        minLength: 6,
        maxLength: 40,
        description: "Six digits of the authenticator app, or a recovery code.",
      }),
    ),
  }),
  result: strict({ agent: Agent }),
  errors: accountErrors.pick("auth_error", "two_factor_required", "two_factor_invalid", "rate_limited"),
  example: (world) => ({ email: world.agent.email, password: world.agent.password }),
  since: "0.1",
  async handler(ctx, claim) {
    const { agent_id, instance_owner } = await proveIdentity(ctx, claim);
    await startSession(ctx, agent_id);
    if (instance_owner) await keepLinkOrigin(ctx);
    return { agent: await showAccount(ctx, agent_id) };
  },
});
