// agent.info: a colleague, as colleagues see each other.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import {
  accountErrors,
  findAgents,
  highestRole,
  PublicAgent,
  presentPublicAgent,
} from "../../account/index.ts";
import { findMemberships } from "../../members/index.ts";

export default defineMethod({
  name: "agent.info",
  summary: "Show an agent who shares a property with the caller.",
  scopes: [],
  effect: "read",
  params: strict({ agentId: Id("agent") }),
  result: PublicAgent,
  errors: accountErrors.pick("not_found"),
  example: (world) => ({ agentId: world.agent.id }),
  since: "0.1",
  async handler(ctx, params) {
    const agentId = params.agentId.toLowerCase();
    const shared = (await findMemberships(ctx.db, [agentId])).filter((membership) => {
      const grant = ctx.caller.grants.get(membership.property_id);
      return grant !== undefined && !grant.deleted;
    });
    if (shared.length === 0 && agentId !== ctx.caller.agent?.id) return ctx.fail("not_found");
    const [agent] = await findAgents(ctx.db, [agentId]);
    if (!agent) return ctx.fail("not_found");
    const roles = shared.map(({ role }) => role);
    return presentPublicAgent(agent, roles.length > 0 ? highestRole(roles, false) : undefined);
  },
});
