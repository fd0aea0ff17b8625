// tabs.list: the tabs of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { presentTab, Tab } from "../tabs.resource.ts";
import { listTabs } from "../tabs.store.ts";

export default defineMethod({
  name: "tabs.list",
  summary: "List the tabs of a property in their order.",
  scopes: ["tabs_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: Tab,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const rows = await listTabs(ctx.db, propertyId);
    return { total: rows.length, items: rows.slice(offset, offset + size).map(presentTab) };
  },
});
