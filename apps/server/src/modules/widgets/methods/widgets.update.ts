// widgets.update: a widget's name and settings.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { changed } from "../settings.rules.ts";
import { changeSettings, lockSettings } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { madeFor, presentWidget, SettingsChange, Widget, WidgetId, widgetName } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.update",
  summary: "Change a chat widget's name or settings.",
  description:
    "What is not given stays, to any depth; lists are replaced whole. Open windows follow at once, pages that load the widget within a minute; no page needs another snippet. Each change is a version: see [[widgets.list-versions]] and [[widgets.revert]].",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    name: Type.Optional(widgetName),
    settings: Type.Optional(SettingsChange),
    settingsVersion: Type.Optional(madeFor),
  }),
  result: Widget,
  errors: widgetsErrors.pick("not_found", "settings_changed"),
  emits: [widgetUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    widgetId: "default",
    settings: {
      widget: { theme: { header: { background: "#B4552D" } }, features: { transcript: false } },
      consent: { required: "eu" as const, privacyUrl: "https://bottega-aurora.example/privacy" },
    },
  }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, name, settings: change = {}, settingsVersion }) {
    const found = await lockSettings(ctx, { propertyId, widgetId, settingsVersion });
    const row = { ...found.row, name: name === undefined ? found.row.name : oneLine(name) };
    const kept = changed(found.kept, change, found.shared);
    return presentWidget(await changeSettings(ctx, found, { kept, row }));
  },
});
