// tabs.update: a tab's name, address or place.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { checkUrl, writeOrder } from "../tabs.actions.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { tabUpdate } from "../tabs.events.ts";
import { presentTab, Tab, tabInput } from "../tabs.resource.ts";
import { moved } from "../tabs.rules.ts";
import { listTabs, updateTab } from "../tabs.store.ts";

export default defineMethod({
  name: "tabs.update",
  summary: "Change a tab, or its place among the others.",
  description: "What is not given stays. Moving one leaves the others in their order.",
  scopes: ["tabs_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    tabId: Id("tab"),
    name: Type.Optional(tabInput.name),
    url: Type.Optional(tabInput.url),
    enabled: Type.Optional(tabInput.enabled),
    position: Type.Optional(tabInput.position),
  }),
  result: Tab,
  errors: tabsErrors.pick("not_found"),
  emits: [tabUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    tabId: world.tab.id,
    name: "Orders and returns",
    position: 0,
  }),
  since: "0.2",
  async handler(ctx, { propertyId, tabId, name, url, enabled, position }) {
    checkUrl(ctx, url);
    const tabs = await listTabs(ctx.db, propertyId, "lock");
    const row = tabs.find(({ tab_id }) => tab_id === tabId);
    if (!row) return ctx.fail("not_found");
    const changed = {
      ...row,
      name: name === undefined ? row.name : oneLine(name),
      url: url ?? row.url,
      enabled: enabled ?? row.enabled,
      position: Math.min(position ?? row.position, tabs.length - 1),
      updated_on: ctx.now,
    };
    await updateTab(ctx.db, changed);
    const ids = tabs.map(({ tab_id }) => tab_id);
    await writeOrder(ctx, tabs, moved(ids, tabId, changed.position), tabId);
    ctx.emit(tabUpdate, { propertyId, payload: presentTab(changed) });
    return presentTab(changed);
  },
});
