// members.list-invites: who was invited and has not come yet.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { presentInvites } from "../invites.actions.ts";
import { listInvites } from "../invites.store.ts";
import { Invite } from "../members.resource.ts";

export default defineMethod({
  name: "members.list-invites",
  summary: "List the invitations of a property that are pending or expired, the newest first.",
  scopes: ["members_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: Invite,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const { total, rows } = await listInvites(ctx.db, propertyId, { size, offset });
    return { total, items: await presentInvites(ctx, rows) };
  },
});
