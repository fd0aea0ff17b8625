// widgets.remove: a widget that no page uses any more.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { deleteWidget, findWidget } from "../../property/index.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetRemove } from "../widgets.events.ts";
import { presentListed, WidgetId } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.remove",
  summary: "Remove a chat widget.",
  description: "Pages that still name it show nothing. Its chats stay. The default widget cannot be removed.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), widgetId: WidgetId }),
  result: strict({}),
  errors: widgetsErrors.pick("not_found", "default_widget"),
  emits: [widgetRemove],
  example: (world) => ({ propertyId: world.property.id, widgetId: world.widget.id }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId }) {
    const row = await findWidget(ctx.db, propertyId, widgetId, "lock");
    if (!row) return ctx.fail("not_found");
    if (widgetId === "default") return ctx.fail("default_widget");
    await deleteWidget(ctx.db, propertyId, widgetId);
    ctx.emit(widgetRemove, { propertyId, payload: { propertyId, ...presentListed(row) } });
    return {};
  },
});
