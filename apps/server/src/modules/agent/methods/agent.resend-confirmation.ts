// agent.resend-confirmation: the mail that asks an address to confirm itself, once more.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { credentialOfCaller, findPendingLink, mailLink, readAgent } from "../../account/index.ts";
import { agentErrors } from "../agent.errors.ts";

export default defineMethod({
  name: "agent.resend-confirmation",
  summary: "Mail the link that confirms an address again.",
  description:
    "To the new address while a change waits to be confirmed, otherwise to your own as long as it is not confirmed. The link mailed before stops working.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({}),
  result: strict({ email: Type.String({ description: "Where the mail goes." }) }),
  errors: agentErrors.pick("nothing_to_confirm"),
  example: () => ({}),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx) {
    const agent = await readAgent(ctx, (await credentialOfCaller(ctx)).agent_id);
    const pending = await findPendingLink(ctx.db, agent.agent_id, ["confirm-email", "change-email"], ctx.now);
    if (!pending && agent.email_confirmed) return ctx.fail("nothing_to_confirm");
    const { purpose, email: to } = pending ?? { purpose: "confirm-email" as const, email: agent.email };
    await mailLink(ctx, { agent, purpose, to, hours: 24 });
    return { email: to };
  },
});
