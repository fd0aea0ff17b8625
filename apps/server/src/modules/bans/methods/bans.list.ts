// bans.list: who is kept out of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Type } from "../../../kernel/schema.ts";
import { Ban, presentBan } from "../bans.resource.ts";
import { listBans } from "../bans.store.ts";

export default defineMethod({
  name: "bans.list",
  summary: "List the bans of a property, the newest first.",
  description: "Bans that have ended stay in the list for 30 days.",
  scopes: ["bans_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    kind: Type.Optional(OneOf(["visitor", "ip"], "Only bans of visitors, or only of addresses.")),
    ...paging,
  }),
  result: Ban,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, kind, size = 50, offset = 0 }) {
    const { total, rows } = await listBans(ctx.db, propertyId, { kind, size, offset });
    return { total, items: rows.map(presentBan) };
  },
});
