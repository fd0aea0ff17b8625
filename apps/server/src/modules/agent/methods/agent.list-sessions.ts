// agent.list-sessions: where one is signed in.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, Time, Type } from "../../../kernel/schema.ts";
import { listSessions } from "../../account/index.ts";
import { callingAgent } from "../agent.actions.ts";

export default defineMethod({
  name: "agent.list-sessions",
  summary: "List where you are signed in, the last used first.",
  access: "session",
  scopes: [],
  effect: "read",
  list: true,
  params: strict({ ...paging }),
  result: strict({
    sessionId: Id("session"),
    current: Type.Boolean({ description: "Whether it is the one that asks." }),
    createdOn: Time("When it was signed in."),
    lastSeenOn: Time("When it was last used."),
    ip: Type.String({ description: "Address it was last used from." }),
    userAgent: Type.String({ description: "What the browser calls itself." }),
  }),
  example: () => ({}),
  since: "0.1",
  async handler(ctx, { size = 50, offset = 0 }) {
    const { total, rows } = await listSessions(ctx.db, callingAgent(ctx).id, ctx.now, { size, offset });
    const items = rows.map((row) => ({
      sessionId: row.session_id,
      current: row.session_id === ctx.caller.id,
      createdOn: row.created_on.toISOString(),
      lastSeenOn: row.last_seen_on.toISOString(),
      ip: row.last_seen_ip,
      userAgent: row.user_agent,
    }));
    return { total, items };
  },
});
