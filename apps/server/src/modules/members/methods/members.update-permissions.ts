// members.update-permissions: another role for a member.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { RoleReference } from "../../roles/index.ts";
import { changeMember, findManagedPropertyOf } from "../members.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { memberUpdate } from "../members.events.ts";
import { Member } from "../members.resource.ts";

export default defineMethod({
  name: "members.update-permissions",
  summary: "Give a member another role.",
  description:
    "No role can be given that allows more than the credential does, nor changed for a member who may do more. `propertyId` may be left out when the agent is a member of only one property whose members the caller manages.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Type.Optional(Id("property")),
    agentId: Id("agent"),
    permissions: strict({ role: RoleReference }, "What the member may do from now on."),
  }),
  result: Member,
  errors: membersErrors.pick("not_found", "forbidden", "role_too_wide", "last_admin"),
  emits: [memberUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    agentId: world.newcomer.id,
    permissions: { role: world.role.id },
  }),
  since: "0.1",
  async handler(ctx, { agentId, permissions, propertyId }) {
    const at = propertyId ?? (await findManagedPropertyOf(ctx, agentId));
    return changeMember(ctx, { propertyId: at, agentId, change: { role: permissions.role } });
  },
});
