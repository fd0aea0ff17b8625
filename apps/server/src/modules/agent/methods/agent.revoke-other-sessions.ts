// agent.revoke-other-sessions: signs out everywhere else.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { endSessions } from "../../account/index.ts";
import { callingAgent } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.revoke-other-sessions",
  summary: "End all your sessions but this one.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({}),
  result: strict({ revoked: Type.Integer({ description: "How many were ended." }) }),
  example: () => ({}),
  since: "0.1",
  async handler(ctx) {
    return { revoked: await endSessions(ctx, callingAgent(ctx).id, "others") };
  },
});
