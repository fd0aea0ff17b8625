// agent.reset-password: the link of the mail, and a new password.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { sha256 } from "../../../kernel/secret.ts";
import {
  accountErrors,
  clearFailures,
  deleteTokens,
  emailKey,
  endSessions,
  hashPassword,
  mailNotice,
  NewPassword,
  OneTimeToken,
  readAgent,
  refuseBadPassword,
  takeToken,
  updateEmail,
  updatePassword,
} from "../../account/index.ts";

export default defineMethod({
  name: "agent.reset-password",
  summary: "Choose a new password by the link that was mailed, and end all sessions.",
  description: "Two-factor authentication stays on. A wait after wrong passwords ends.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ token: OneTimeToken, password: NewPassword }),
  result: strict({}),
  errors: accountErrors.pick("token_invalid"),
  example: (world) => ({ token: world.tokens.resetPassword, password: "tornio-a-pedale-5" }),
  since: "0.1",
  async handler(ctx, { token, password }) {
    const link = await takeToken(ctx.db, sha256(token), ["reset-password"], ctx.now);
    if (!link) return ctx.fail("token_invalid");
    const agent = await readAgent(ctx, link.agent_id);
    refuseBadPassword(ctx, "password", password, agent.email);
    await updatePassword(ctx.db, agent.agent_id, await hashPassword(password));
    // The mail was read, so the address is theirs.
    await updateEmail(ctx.db, agent.agent_id, agent.email);
    await deleteTokens(ctx.db, agent.agent_id);
    await clearFailures(ctx.db, emailKey(agent.email));
    await endSessions(ctx, agent.agent_id, "all");
    await mailNotice(ctx, agent, "password-changed");
    return {};
  },
});
