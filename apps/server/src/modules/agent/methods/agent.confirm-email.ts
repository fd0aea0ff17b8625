// agent.confirm-email: the link of the mail proves an address, the first one or a new one.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { sha256 } from "../../../kernel/secret.ts";
import {
  accountErrors,
  deleteTokens,
  mailNotice,
  OneTimeToken,
  readAgent,
  takeToken,
  updateEmail,
} from "../../account/index.ts";
import { announceChange } from "../agent.actions.ts";
import { agentUpdate } from "../agent.events.ts";

export default defineMethod({
  name: "agent.confirm-email",
  summary: "Confirm an e-mail address by the link that was mailed to it.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ token: OneTimeToken }),
  result: strict({}),
  errors: accountErrors.pick("token_invalid", "email_taken"),
  emits: [agentUpdate],
  example: (world) => ({ token: world.tokens.confirmEmail }),
  since: "0.1",
  async handler(ctx, { token }) {
    const link = await takeToken(ctx.db, sha256(token), ["confirm-email", "change-email"], ctx.now);
    if (!link) return ctx.fail("token_invalid");
    const before = await readAgent(ctx, link.agent_id);
    if (!(await updateEmail(ctx.db, link.agent_id, link.email))) return ctx.fail("email_taken");
    await announceChange(ctx, link.agent_id);
    if (link.purpose === "confirm-email") return {};
    // Links mailed to the old address end with it.
    await deleteTokens(ctx.db, link.agent_id);
    await mailNotice(ctx, { ...before, email: link.email }, "email-changed", before.email);
    return {};
  },
});
