// members.list: who works at a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, Type } from "../../../kernel/schema.ts";
import { RoleReference } from "../../roles/index.ts";
import { presentMembers } from "../members.actions.ts";
import { Member } from "../members.resource.ts";
import { listMembers } from "../members.store.ts";

export default defineMethod({
  name: "members.list",
  summary: "List the members of a property, the oldest first.",
  scopes: ["members_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    role: Type.Optional(RoleReference),
    enabled: Type.Optional(Type.Boolean({ description: "Only the enabled, or only the disabled." })),
    ...paging,
  }),
  result: Member,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, role, enabled, size = 50, offset = 0 }) {
    const { total, rows } = await listMembers(ctx.db, propertyId, { role, enabled }, { size, offset });
    return { total, items: await presentMembers(ctx, rows) };
  },
});
