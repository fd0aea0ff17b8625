// webhooks.list: the webhooks of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { Hook, presentHook } from "../webhooks.resource.ts";
import { listHooks } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.list",
  summary: "List the webhooks of a property, in the order they were made.",
  scopes: ["webhooks_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: Type.Array(Hook),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    const rows = await listHooks(ctx.db, propertyId);
    return rows.map((row) => presentHook(row, ctx.now));
  },
});
