// instance.set-up: the first person makes the account that owns the instance.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { sha256 } from "../../../kernel/secret.ts";
import {
  AccountName,
  Agent,
  accountErrors,
  callerAgent,
  createAccount,
  highestRole,
  Language,
  NewPassword,
  presentAgent,
  startSession,
} from "../../account/index.ts";
import { keepLinkOrigin } from "../../mail/index.ts";
import { takeSetUpToken } from "../instance.store.ts";

export default defineMethod({
  name: "instance.set-up",
  summary: "Make the account that owns a new instance, and sign it in.",
  description:
    "Needs the one-time link the server prints when it starts without an owner. The address the owner comes in by becomes the address of links in mails, unless PUBLIC_URL is set.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({
    token: Type.String({ maxLength: 200, description: "The `token` of the set-up link." }),
    name: AccountName,
    email: Email("Sign-in e-mail address."),
    password: NewPassword,
    language: Type.Optional(Language),
  }),
  result: strict({ agent: Agent }),
  errors: accountErrors.pick("token_invalid", "email_taken"),
  example: (world) => ({
    token: world.tokens.setUp,
    name: "Nora Lind",
    email: "nora@example.com",
    password: "forno-a-legna-77",
  }),
  since: "0.1",
  async handler(ctx, { token, name, email, password, language }) {
    if (!(await takeSetUpToken(ctx.db, sha256(token)))) return ctx.fail("token_invalid");
    await keepLinkOrigin(ctx);
    const agent = await createAccount(ctx, {
      name: oneLine(name),
      email,
      password,
      language: language ?? ctx.request.language,
      emailConfirmed: false,
      instanceOwner: true,
    });
    await startSession(ctx, agent.agent_id);
    return { agent: presentAgent(callerAgent(agent), highestRole([], true)) };
  },
});
