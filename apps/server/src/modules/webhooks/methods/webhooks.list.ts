// webhooks.list: the webhooks of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { Hook, presentHook } from "../webhooks.resource.ts";
import { listHooks } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.list",
  summary: "List the webhooks of a property, in the order they were made.",
  scopes: ["webhooks_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: Hook,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const rows = await listHooks(ctx.db, propertyId);
    const items = rows.slice(offset, offset + size).map((row) => presentHook(row, ctx.now));
    return { total: rows.length, items };
  },
});
