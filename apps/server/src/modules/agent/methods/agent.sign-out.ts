// agent.sign-out: ends the session that asks.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { deleteSession } from "../../account/index.ts";
import { callingAgent } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.sign-out",
  summary: "End this session.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({}),
  result: strict({}),
  example: () => ({}),
  since: "0.1",
  async handler(ctx) {
    await deleteSession(ctx.db, callingAgent(ctx).id, ctx.caller.id);
    ctx.forget({ sessionId: ctx.caller.id });
    ctx.setSession("clear");
    return {};
  },
});
