// access.list: the requests for API access, for the owner of the instance.

import { defineMethod } from "../../../kernel/define.ts";
import { paging, strict, Type } from "../../../kernel/schema.ts";
import { findAgents } from "../../account/index.ts";
import { AccessRequest, presentRequest, RequestStatus } from "../access.resource.ts";
import { listRequests } from "../access.store.ts";

export default defineMethod({
  name: "access.list",
  summary: "List the requests for API access.",
  description: "For the owner of the instance. What waits for a decision comes first, then the newest.",
  access: "owner",
  scopes: [],
  effect: "read",
  list: true,
  params: strict({ status: Type.Optional(RequestStatus), ...paging }),
  result: AccessRequest,
  example: () => ({ status: "pending" as const }),
  exampleAs: (world) => ({ session: world.owner.session }),
  since: "0.1",
  async handler(ctx, { status, size = 50, offset = 0 }) {
    const { total, rows } = await listRequests(ctx.db, { status, size, offset });
    const agents = await findAgents(ctx.db, [...new Set(rows.map((row) => row.agent_id))]);
    const emailOf = new Map(agents.map((agent) => [agent.agent_id, agent.email]));
    return { total, items: rows.map((row) => presentRequest(row, emailOf.get(row.agent_id) ?? "")) };
  },
});
