// members.disable: may look on, and nothing more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changeMember } from "../members.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { memberUpdate } from "../members.events.ts";
import { Member } from "../members.resource.ts";

export default defineMethod({
  name: "members.disable",
  summary: "Leave a member what they may see, and take away what they may do.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), agentId: Id("agent") }),
  result: Member,
  errors: membersErrors.pick("not_found", "role_too_wide", "last_admin"),
  emits: [memberUpdate],
  example: (world) => ({ propertyId: world.property.id, agentId: world.agent.id }),
  since: "0.1",
  handler: (ctx, { propertyId, agentId }) =>
    changeMember(ctx, { propertyId, agentId, change: { enabled: false } }),
});
