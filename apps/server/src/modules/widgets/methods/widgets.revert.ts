// widgets.revert: a widget as it was before.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { changeSettings, lockSettings } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { madeFor, presentWidget, Widget, WidgetId } from "../widgets.resource.ts";
import { listVersions } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.revert",
  summary: "Give a chat widget the settings it had before.",
  description:
    "They become a new version, so that going back can itself be undone. The name stays, and so does what holds for all widgets of the property.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    toVersion: Type.Integer({ minimum: 1, description: "The version to go back to." }),
    settingsVersion: Type.Optional(madeFor),
  }),
  result: Widget,
  errors: widgetsErrors.pick("not_found", "settings_changed", "version_gone"),
  emits: [widgetUpdate],
  example: (world) => ({ propertyId: world.property.id, widgetId: "default", toVersion: 2 }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, toVersion, settingsVersion }) {
    const found = await lockSettings(ctx, { propertyId, widgetId, settingsVersion });
    const versions = await listVersions(ctx.db, propertyId, widgetId);
    const wanted = versions.find(({ version }) => version === toVersion);
    if (!wanted) return ctx.fail("version_gone");
    return presentWidget(await changeSettings(ctx, found, { kept: wanted.settings }));
  },
});
