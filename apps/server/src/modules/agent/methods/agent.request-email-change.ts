// agent.request-email-change: asks the new address whether it wants to be one's own.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict } from "../../../kernel/schema.ts";
import {
  accountErrors,
  findAgentsByEmail,
  isSameAddress,
  mailLink,
  Password,
  provePassword,
  readAgent,
} from "../../account/index.ts";

export default defineMethod({
  name: "agent.request-email-change",
  summary: "Mail a link to a new address; following it makes the address your sign-in.",
  description: "With your own address, as long as it is not confirmed, it mails the confirmation again.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ email: Email("The new address."), password: Password }),
  result: strict({}),
  errors: accountErrors.pick("wrong_password", "rate_limited", "email_taken"),
  example: (world) => ({ email: "bottega@example.com", password: world.owner.password }),
  since: "0.1",
  async handler(ctx, { email, password }) {
    const agent = await provePassword(ctx, password);
    if (isSameAddress(agent, email)) {
      if ((await readAgent(ctx, agent.agent_id)).email_confirmed)
        return ctx.invalid("email", "is your address already");
      await mailLink(ctx, { agent, purpose: "confirm-email", to: agent.email, hours: 24 });
      return {};
    }
    if ((await findAgentsByEmail(ctx.db, [email])).size > 0) return ctx.fail("email_taken");
    await mailLink(ctx, { agent, purpose: "change-email", to: email, hours: 24 });
    return {};
  },
});
