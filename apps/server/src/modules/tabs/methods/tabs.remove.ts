// tabs.remove: a tab less in the dashboard.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { writeOrder } from "../tabs.actions.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { tabRemove, tabUpdate } from "../tabs.events.ts";
import { presentTab } from "../tabs.resource.ts";
import { deleteTab, listTabs } from "../tabs.store.ts";

export default defineMethod({
  name: "tabs.remove",
  summary: "Remove a tab; those after it move up.",
  scopes: ["tabs_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), tabId: Id("tab") }),
  result: strict({}),
  errors: tabsErrors.pick("not_found"),
  emits: [tabRemove, tabUpdate],
  example: (world) => ({ propertyId: world.property.id, tabId: world.tab.id }),
  since: "0.2",
  async handler(ctx, { propertyId, tabId }) {
    const tabs = await listTabs(ctx.db, propertyId, "lock");
    const row = tabs.find(({ tab_id }) => tab_id === tabId);
    if (!row) return ctx.fail("not_found");
    await deleteTab(ctx.db, propertyId, tabId);
    const left = tabs.filter((one) => one !== row);
    await writeOrder(
      ctx,
      left,
      left.map(({ tab_id }) => tab_id),
      tabId,
    );
    ctx.emit(tabRemove, { propertyId, payload: presentTab(row) });
    return {};
  },
});
