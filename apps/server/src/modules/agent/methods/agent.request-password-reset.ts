// agent.request-password-reset: the way back in. Whether the address has an account is looked up by a job, later: here
// a known and an unknown address are answered after the very same work.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict } from "../../../kernel/schema.ts";
import { linkOrigin } from "../../mail/index.ts";
import { agentMailReset, sealReset } from "../agent.jobs.ts";

export default defineMethod({
  name: "agent.request-password-reset",
  summary: "Mail a link to choose a new password.",
  description:
    "Answers the same whether or not the address has an account. The link works once, for one hour; asked for again within a minute, no second one is sent.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ email: Email("Sign-in e-mail address.") }),
  result: strict({}),
  example: (world) => ({ email: world.owner.email }),
  since: "0.1",
  async handler(ctx, { email }) {
    const sealed = sealReset(ctx.vault, { email, origin: await linkOrigin(ctx) });
    await ctx.enqueue(agentMailReset, { sealed });
    return {};
  },
});
