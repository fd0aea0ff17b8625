// widgets.get: one widget with all its settings.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { presentWidget, Widget, WidgetId } from "../widgets.resource.ts";
import { findWidgetSettings } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.get",
  summary: "Show a chat widget with all its settings.",
  description:
    "What was never set has its default. An empty text stands for the widget's own words in the visitor's language, an empty colour for one that fits.",
  scopes: ["widgets_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), widgetId: WidgetId }),
  result: Widget,
  errors: widgetsErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, widgetId: "default" }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId }) {
    const found = await findWidgetSettings(ctx.db, propertyId, widgetId);
    return found ? presentWidget(found) : ctx.fail("not_found");
  },
});
