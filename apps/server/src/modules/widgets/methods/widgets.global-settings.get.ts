// widgets.global-settings.get: what holds for all widgets of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { GlobalSettings } from "../widgets.resource.ts";
import { findIdentity } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.global-settings.get",
  summary: "Show what holds for all chat widgets of a property.",
  scopes: ["widgets_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: GlobalSettings,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  async handler(ctx, { propertyId }) {
    const { secure_mode: secureMode } = await findIdentity(ctx.db, propertyId);
    return { secureMode };
  },
});
