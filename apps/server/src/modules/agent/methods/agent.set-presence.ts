// agent.set-presence: online, away or invisible. Presence is fleeting and makes no event in the ledger.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { Agent, accountErrors, Presence, updateProfile } from "../../account/index.ts";
import { callingAgent, showAccount } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.set-presence",
  summary: "Say whether you take chats.",
  scopes: ["presence_manage"],
  effect: "write",
  params: strict({ presence: Presence }),
  result: Agent,
  errors: accountErrors.pick("forbidden"),
  example: () => ({ presence: "away" as const }),
  since: "0.1",
  async handler(ctx, { presence }) {
    const { id } = callingAgent(ctx);
    await updateProfile(ctx.db, id, { presence });
    ctx.forget({ agentId: id });
    return showAccount(ctx, id);
  },
});
