// widgets.global-settings.update: secure mode, for all widgets of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { renewApiKey } from "../widgets.actions.ts";
import { widgetApiKey, widgetGlobalSettings } from "../widgets.events.ts";
import { GlobalSettings } from "../widgets.resource.ts";
import { findIdentity, writeIdentity } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.global-settings.update",
  summary: "Change what holds for all chat widgets of a property.",
  description:
    "With `secureMode`, a visitor's name and address count only with a hash made on your server with the JavaScript API key; a property that has none gets one.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    secureMode: Type.Optional(GlobalSettings.properties.secureMode),
  }),
  result: GlobalSettings,
  emits: [widgetGlobalSettings, widgetApiKey],
  example: (world) => ({ propertyId: world.property.id, secureMode: true }),
  since: "0.2",
  async handler(ctx, { propertyId, secureMode }) {
    const row = await findIdentity(ctx.db, propertyId, "lock");
    const changed = { ...row, secure_mode: secureMode ?? row.secure_mode };
    if (changed.secure_mode && !changed.api_key) await renewApiKey(ctx, changed, undefined);
    else await writeIdentity(ctx.db, changed);
    const shown = { secureMode: changed.secure_mode };
    ctx.emit(widgetGlobalSettings, { propertyId, payload: { propertyId, ...shown } });
    return shown;
  },
});
