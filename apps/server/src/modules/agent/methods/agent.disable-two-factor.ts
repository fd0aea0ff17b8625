// agent.disable-two-factor: back to the password alone.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import {
  accountErrors,
  endSessions,
  mailNotice,
  Password,
  provePassword,
  replaceRecoveryCodes,
  updateTwoFactor,
} from "../../account/index.ts";
import { announceChange } from "../agent.actions.ts";
import { agentUpdate } from "../agent.events.ts";

export default defineMethod({
  name: "agent.disable-two-factor",
  summary: "Turn two-factor authentication off, and end all your other sessions.",
  description: "Recovery codes stop working. Where it is off already, nothing happens.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ password: Password }),
  result: strict({}),
  errors: accountErrors.pick("wrong_password", "rate_limited"),
  emits: [agentUpdate],
  example: (world) => ({ password: world.guarded.password }),
  exampleAs: (world) => ({ session: world.guarded.session }),
  since: "0.1",
  async handler(ctx, { password }) {
    const agent = await provePassword(ctx, password);
    await updateTwoFactor(ctx.db, agent.agent_id, { secret: null, enabled: false, lastStep: 0 });
    if (!agent.totp_enabled) return {};
    await replaceRecoveryCodes(ctx.db, agent.agent_id, []);
    await endSessions(ctx, agent.agent_id, "others");
    await mailNotice(ctx, agent, "two-factor-disabled");
    await announceChange(ctx, agent.agent_id);
    return {};
  },
});
