// tabs.get: one tab.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { presentTab, Tab } from "../tabs.resource.ts";
import { findTab } from "../tabs.store.ts";

export default defineMethod({
  name: "tabs.get",
  summary: "Show a tab.",
  scopes: ["tabs_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), tabId: Id("tab") }),
  result: Tab,
  errors: tabsErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, tabId: world.tab.id }),
  since: "0.2",
  async handler(ctx, { propertyId, tabId }) {
    const row = await findTab(ctx.db, propertyId, tabId);
    return row ? presentTab(row) : ctx.fail("not_found");
  },
});
