// agent.revoke-session: signs another device out, or this one.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { accountErrors, deleteSession } from "../../account/index.ts";
import { callingAgent } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.revoke-session",
  summary: "End one of your sessions at once.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({ sessionId: Id("session") }),
  result: strict({}),
  errors: accountErrors.pick("not_found"),
  example: (world) => ({ sessionId: world.owner.sessionId }),
  since: "0.1",
  async handler(ctx, params) {
    const sessionId = params.sessionId.toLowerCase();
    if (!(await deleteSession(ctx.db, callingAgent(ctx).id, sessionId))) return ctx.fail("not_found");
    ctx.forget({ sessionId });
    if (sessionId === ctx.caller.id) ctx.setSession("clear");
    return {};
  },
});
