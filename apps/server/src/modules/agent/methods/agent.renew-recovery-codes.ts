// agent.renew-recovery-codes: ten new ones, when the sheet was lost or is nearly used up.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import {
  accountErrors,
  mailNotice,
  Password,
  provePassword,
  renewRecoveryCodes,
} from "../../account/index.ts";
import { agentErrors } from "../agent.errors.ts";
import { RecoveryCodes } from "../agent.params.ts";

export default defineMethod({
  name: "agent.renew-recovery-codes",
  summary: "Get new recovery codes; the earlier ones stop working.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ password: Password }),
  result: RecoveryCodes,
  errors: { ...accountErrors.pick("wrong_password", "rate_limited"), ...agentErrors.pick("two_factor_off") },
  example: (world) => ({ password: world.guarded.password }),
  exampleAs: (world) => ({ session: world.guarded.session }),
  since: "0.1",
  async handler(ctx, { password }) {
    const agent = await provePassword(ctx, password);
    if (!agent.totp_enabled) return ctx.fail("two_factor_off");
    const recoveryCodes = await renewRecoveryCodes(ctx, agent.agent_id);
    await mailNotice(ctx, agent, "recovery-codes-renewed");
    return { recoveryCodes: [...recoveryCodes] };
  },
});
