// members.remove: an agent is no longer a member.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { removeMember } from "../members.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { memberLeave } from "../members.events.ts";

export default defineMethod({
  name: "members.remove",
  summary: "Take an agent out of a property and its departments.",
  description: "The account stays; its keys no longer see the property. The last admin stays.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), agentId: Id("agent") }),
  result: strict({}),
  errors: membersErrors.pick("not_found", "role_too_wide", "last_admin"),
  emits: [memberLeave],
  example: (world) => ({ propertyId: world.property.id, agentId: world.newcomer.id }),
  since: "0.1",
  async handler(ctx, { propertyId, agentId }) {
    await removeMember(ctx, { propertyId, agentId });
    return {};
  },
});
