// agent.start-two-factor: the secret for the authenticator app. Nothing is asked for until a code proves it arrived.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import {
  accountErrors,
  newTotpSecret,
  Password,
  provePassword,
  sealTotpSecret,
  totpEnrolment,
  updateTwoFactor,
} from "../../account/index.ts";
import { agentErrors } from "../agent.errors.ts";

export default defineMethod({
  name: "agent.start-two-factor",
  summary: "Get a secret for your authenticator app.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ password: Password }),
  result: strict({
    secret: Type.String({ description: "The secret in base 32, to be typed where no picture can be read." }),
    uri: Type.String({ description: "The same as an `otpauth:` address." }),
    qr: Type.String({ description: "The address as a QR code: an SVG picture." }),
  }),
  errors: {
    ...accountErrors.pick("wrong_password", "rate_limited"),
    ...agentErrors.pick("two_factor_on"),
  },
  example: (world) => ({ password: world.owner.password }),
  since: "0.1",
  async handler(ctx, { password }) {
    const agent = await provePassword(ctx, password);
    if (agent.totp_enabled) return ctx.fail("two_factor_on");
    const secret = newTotpSecret(ctx);
    await updateTwoFactor(ctx.db, agent.agent_id, {
      secret: sealTotpSecret(ctx, secret),
      enabled: false,
      lastStep: 0,
    });
    return { secret, ...totpEnrolment(secret, agent.email) };
  },
});
