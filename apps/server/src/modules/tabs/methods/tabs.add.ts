// tabs.add: a page of somebody else's in the dashboard.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { lockProperty } from "../../property/index.ts";
import { checkUrl, newTabSecret, sealTabSecret, writeOrder } from "../tabs.actions.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { tabAdd, tabUpdate } from "../tabs.events.ts";
import { presentTab, Tab, TabSecret, tabInput } from "../tabs.resource.ts";
import { moved } from "../tabs.rules.ts";
import { insertTab, listTabs, type TabRow } from "../tabs.store.ts";

const MOST = 20;

export default defineMethod({
  name: "tabs.add",
  summary: "Show a page of yours in the dashboard, and get the secret of its tokens, once.",
  description:
    "Members see the page in a sandboxed frame. Its address carries `parloToken`, a JSON Web Token that says who looks, for which property and, in a panel, at which chat: see the guide for how to check it.",
  scopes: ["tabs_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    kind: tabInput.kind,
    name: tabInput.name,
    url: tabInput.url,
    enabled: Type.Optional(tabInput.enabled),
    position: Type.Optional(tabInput.position),
  }),
  result: strict({ ...Tab.properties, secret: TabSecret }),
  errors: tabsErrors.pick("too_many_tabs"),
  emits: [tabAdd, tabUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    kind: "panel" as const,
    name: "Orders",
    url: "https://orders.bottega-aurora.example/parlo",
    position: 0,
  }),
  since: "0.2",
  async handler(ctx, { propertyId, position, ...wish }) {
    checkUrl(ctx, wish.url);
    await lockProperty(ctx.db, propertyId);
    const tabs = await listTabs(ctx.db, propertyId, "lock");
    if (tabs.length >= MOST) return ctx.fail("too_many_tabs");
    const tabId = ctx.newId();
    const secret = newTabSecret(ctx);
    const row: TabRow = {
      property_id: propertyId,
      tab_id: tabId,
      kind: wish.kind,
      name: oneLine(wish.name),
      url: wish.url,
      enabled: wish.enabled ?? true,
      position: Math.min(position ?? tabs.length, tabs.length),
      secret: sealTabSecret(ctx.vault, tabId, secret),
      created_on: ctx.now,
      updated_on: ctx.now,
    };
    await insertTab(ctx.db, row);
    const ids = tabs.map(({ tab_id }) => tab_id);
    await writeOrder(ctx, tabs, moved(ids, tabId, row.position), tabId);
    ctx.emit(tabAdd, { propertyId, payload: presentTab(row) });
    return { ...presentTab(row), secret };
  },
});
