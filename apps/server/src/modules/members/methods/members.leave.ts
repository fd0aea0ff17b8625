// members.leave: taking oneself out of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { leaveProperty } from "../members.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { memberLeave } from "../members.events.ts";

export default defineMethod({
  name: "members.leave",
  summary: "Leave a property.",
  description: "A person's own decision, so no key can take it. The last admin stays.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({ propertyId: Id("property") }),
  result: strict({}),
  errors: membersErrors.pick("not_found", "last_admin"),
  emits: [memberLeave],
  example: (world) => ({ propertyId: world.property.id }),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    const { agent } = ctx.caller;
    if (!agent) return ctx.fail("not_found");
    await leaveProperty(ctx, { propertyId, agentId: agent.id });
    return {};
  },
});
