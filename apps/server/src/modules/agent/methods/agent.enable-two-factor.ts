// agent.enable-two-factor: a code proves that the app has the secret; from now on signing in asks for one.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import {
  accountErrors,
  credentialOfCaller,
  endSessions,
  mailNotice,
  matchingStep,
  refuseTry,
  refuseWhileLocked,
  renewRecoveryCodes,
  updateTwoFactor,
} from "../../account/index.ts";
import { announceChange } from "../agent.actions.ts";
import { agentErrors } from "../agent.errors.ts";
import { agentUpdate } from "../agent.events.ts";
import { RecoveryCodes } from "../agent.params.ts";

export default defineMethod({
  name: "agent.enable-two-factor",
  summary: "Turn two-factor authentication on, and end all your other sessions.",
  description: "The recovery codes are shown this once. Each opens the account once in place of a code.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({
    code: Type.String({ pattern: "^[0-9 ]{6,7}$", description: "Six digits of the authenticator app." }),
  }),
  result: RecoveryCodes,
  errors: {
    ...accountErrors.pick("two_factor_invalid", "rate_limited"),
    ...agentErrors.pick("two_factor_on", "two_factor_off"),
  },
  emits: [agentUpdate],
  example: (world) => ({ code: world.newcomer.totpCode }),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx, { code }) {
    const agent = await credentialOfCaller(ctx);
    if (agent.totp_enabled) return ctx.fail("two_factor_on");
    if (!agent.totp_secret) return ctx.fail("two_factor_off");
    await refuseWhileLocked(ctx, agent.email_key);
    const step = matchingStep(agent, ctx, code);
    if (step === undefined) return refuseTry(ctx, agent.email_key, "two_factor_invalid");
    await updateTwoFactor(ctx.db, agent.agent_id, {
      secret: agent.totp_secret,
      enabled: true,
      lastStep: step,
    });
    const recoveryCodes = await renewRecoveryCodes(ctx, agent.agent_id);
    await endSessions(ctx, agent.agent_id, "others");
    await mailNotice(ctx, agent, "two-factor-enabled");
    await announceChange(ctx, agent.agent_id);
    return { recoveryCodes: [...recoveryCodes] };
  },
});
