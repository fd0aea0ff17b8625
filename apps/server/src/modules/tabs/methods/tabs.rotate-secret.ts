// tabs.rotate-secret: sign a tab's tokens with a new secret.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { newTabSecret, sealTabSecret } from "../tabs.actions.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { tabUpdate } from "../tabs.events.ts";
import { presentTab, TabSecret } from "../tabs.resource.ts";
import { listTabs, updateTab } from "../tabs.store.ts";

export default defineMethod({
  name: "tabs.rotate-secret",
  summary: "Give a tab a new secret and show it, once.",
  description:
    "Tokens from now on are signed with it; those of before end within five minutes. A receiver that must not fail in between accepts either for so long.",
  scopes: ["tabs_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), tabId: Id("tab") }),
  result: strict({ secret: TabSecret }),
  errors: tabsErrors.pick("not_found"),
  emits: [tabUpdate],
  example: (world) => ({ propertyId: world.property.id, tabId: world.tab.id }),
  since: "0.2",
  async handler(ctx, { propertyId, tabId }) {
    const row = (await listTabs(ctx.db, propertyId, "lock")).find(({ tab_id }) => tab_id === tabId);
    if (!row) return ctx.fail("not_found");
    const secret = newTabSecret(ctx);
    const renewed = { ...row, secret: sealTabSecret(ctx.vault, tabId, secret), updated_on: ctx.now };
    await updateTab(ctx.db, renewed);
    ctx.emit(tabUpdate, { propertyId, payload: presentTab(renewed) });
    return { secret };
  },
});
