// widgets.api-key.list: the keys that prove who a visitor is.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { apiKeysOf } from "../widgets.actions.ts";
import { WidgetApiKey } from "../widgets.resource.ts";
import { findIdentity } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.api-key.list",
  summary: "List the JavaScript API keys of a property, the current one first.",
  description:
    "At most two: after [[widgets.api-key.rotate]] the one before may count for a while. A property has none until one is made. The key belongs on your server: whoever has it can pass for any of your visitors.",
  scopes: ["widgets_api_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property") }),
  result: WidgetApiKey,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  async handler(ctx, { propertyId }) {
    const keys = apiKeysOf(ctx.vault, await findIdentity(ctx.db, propertyId), ctx.now);
    return { total: keys.length, items: keys };
  },
});
