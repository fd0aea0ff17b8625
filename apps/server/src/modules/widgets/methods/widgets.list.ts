// widgets.list: the chat widgets of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { listWidgets } from "../../property/index.ts";
import { ListedWidget, presentListed } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.list",
  summary: "List the chat widgets of a property, oldest first.",
  scopes: ["widgets_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: ListedWidget,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const rows = await listWidgets(ctx.db, propertyId);
    return { total: rows.length, items: rows.slice(offset, offset + size).map(presentListed) };
  },
});
