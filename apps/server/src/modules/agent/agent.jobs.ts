// agent.mail-reset: mails the link for a new password, if the address has an account.

import { defineJob } from "../../kernel/define.ts";
import { strict, Type } from "../../kernel/schema.ts";
import type { Vault } from "../../kernel/secret.ts";
import { findAgentsByEmail, findLatestExpiry, mailLink } from "../account/index.ts";

const PURPOSE = "password-reset";
const LINK_HOURS = 1;
const PAUSE_MS = 60_000;

interface Reset {
  readonly email: string;
  /** What links start with, decided where the request was. */
  readonly origin: string;
}

/** Addresses that were typed in are nobody's business but the job's. */
export function sealReset(vault: Vault, reset: Reset): string {
  return vault.seal(PURPOSE, JSON.stringify(reset)).toString("base64");
}

export const agentMailReset = defineJob({
  name: "agent.mail-reset",
  payload: strict({ sealed: Type.String({ description: "Address and origin, sealed, base64." }) }),
  maxAttempts: 5,
  transaction: true,
  async run(ctx, { sealed }) {
    const { email, origin } = JSON.parse(ctx.vault.open(PURPOSE, Buffer.from(sealed, "base64"))) as Reset;
    const [agent] = (await findAgentsByEmail(ctx.db, [email])).values();
    if (!agent) return;
    const expires = await findLatestExpiry(ctx.db, agent.agent_id, "reset-password");
    const sentMs = expires && expires.getTime() - LINK_HOURS * 3_600_000;
    if (sentMs !== undefined && sentMs > ctx.now.getTime() - PAUSE_MS) return;
    await mailLink(ctx, { agent, purpose: "reset-password", to: agent.email, hours: LINK_HOURS, origin });
  },
});
