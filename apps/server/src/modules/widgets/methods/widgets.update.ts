// widgets.update: a widget's name and settings.

import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { renameWidget } from "../../property/index.ts";
import { changed, complete, settingsProblems } from "../settings.rules.ts";
import { announceSettings } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { presentWidget, SettingsChange, Widget, WidgetId, widgetName } from "../widgets.resource.ts";
import { findWidgetSettings, writeSettings } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.update",
  summary: "Change a chat widget's name or settings.",
  description:
    "What is not given stays, to any depth; lists are replaced whole. Open windows follow at once, pages that load the widget within a minute; no page needs another snippet.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    name: Type.Optional(widgetName),
    settings: Type.Optional(SettingsChange),
    settingsVersion: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "The version the change was made for: refused when somebody else was faster.",
      }),
    ),
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
    const found = await findWidgetSettings(ctx.db, propertyId, widgetId, "lock");
    if (!found) return ctx.fail("not_found");
    if (settingsVersion !== undefined && settingsVersion !== found.version)
      return ctx.fail("settings_changed");
    const kept = changed(found.kept, change);
    const settings = complete(kept);
    const problems = settingsProblems(settings);
    if (problems.length > 0) throw invalid(problems);
    const row = { ...found.row, name: name === undefined ? found.row.name : oneLine(name) };
    if (row.name !== found.row.name) await renameWidget(ctx.db, row);
    const version = found.version + 1;
    await writeSettings(ctx.db, { propertyId, widgetId, kept, version, now: ctx.now });
    const updated = { ...found, row, kept, settings, version };
    await announceSettings(ctx, found, updated);
    return presentWidget(updated);
  },
});
