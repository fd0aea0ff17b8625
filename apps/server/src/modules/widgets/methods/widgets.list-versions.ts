// widgets.list-versions: how a widget was before.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { findWidget } from "../../property/index.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { presentVersions, WidgetId, WidgetVersion } from "../widgets.resource.ts";
import { listVersions } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.list-versions",
  summary: "List the last states of a chat widget's settings, the newest first.",
  description:
    "The last 50 are kept; [[widgets.revert]] goes back to one. A widget that was never changed has none.",
  scopes: ["widgets_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), widgetId: WidgetId, ...paging }),
  result: WidgetVersion,
  errors: widgetsErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, widgetId: "default" }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, size = 50, offset = 0 }) {
    if (!(await findWidget(ctx.db, propertyId, widgetId))) return ctx.fail("not_found");
    const versions = presentVersions(await listVersions(ctx.db, propertyId, widgetId));
    return { total: versions.length, items: versions.slice(offset, offset + size) };
  },
});
