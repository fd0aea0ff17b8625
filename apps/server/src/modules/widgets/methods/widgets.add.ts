// widgets.add: another chat widget for a property.

import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { findProperty, insertWidget, listWidgets, lockProperty } from "../../property/index.ts";
import { changed, complete, settingsProblems } from "../settings.rules.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetAdd } from "../widgets.events.ts";
import { presentListed, presentWidget, SettingsChange, Widget, widgetName } from "../widgets.resource.ts";
import { findIdentity, writeSettings } from "../widgets.store.ts";

const MOST = 50;

export default defineMethod({
  name: "widgets.add",
  summary: "Make another chat widget, with an id of its own for the snippet.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: widgetName,
    settings: Type.Optional(SettingsChange),
  }),
  result: Widget,
  errors: widgetsErrors.pick("not_found", "too_many_widgets"),
  emits: [widgetAdd],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Trade customers",
    settings: { widget: { theme: { header: { background: "#3D4C63" } } } },
  }),
  since: "0.2",
  async handler(ctx, { propertyId, name, settings: wanted = {} }) {
    const { settings: shared } = await findIdentity(ctx.db, propertyId);
    const kept = changed({}, wanted, shared);
    const settings = complete(kept, shared);
    const problems = settingsProblems(settings);
    if (problems.length > 0) throw invalid(problems);
    await lockProperty(ctx.db, propertyId);
    const [property, widgets] = await Promise.all([
      findProperty(ctx.db, propertyId),
      listWidgets(ctx.db, propertyId),
    ]);
    if (!property) return ctx.fail("not_found");
    if (widgets.length >= MOST) return ctx.fail("too_many_widgets");
    const row = {
      property_id: propertyId,
      // As ids of newer widgets look: a 1, then small letters and digits.
      widget_id: `1${ctx.newId().slice(-9)}`,
      name: oneLine(name),
      created_on: ctx.now,
    };
    await insertWidget(ctx.db, row);
    await writeSettings(ctx.db, {
      propertyId,
      widgetId: row.widget_id,
      kept,
      version: 1,
      now: ctx.now,
      by: ctx.caller.agent?.id,
    });
    ctx.emit(widgetAdd, { propertyId, payload: { propertyId, ...presentListed(row) } });
    return presentWidget({ property, row, kept, shared, settings, version: 1 });
  },
});
