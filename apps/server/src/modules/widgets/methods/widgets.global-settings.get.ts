// widgets.global-settings.get: what holds for all widgets of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { GlobalSettings, presentGlobal } from "../widgets.resource.ts";
import { findIdentity } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.global-settings.get",
  summary: "Show what holds for all chat widgets of a property.",
  description:
    "Language, branding and domains are those of every widget that has none of its own; secure mode has no exception.",
  scopes: ["widgets_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: GlobalSettings,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  handler: async (ctx, { propertyId }) => presentGlobal(await findIdentity(ctx.db, propertyId)),
});
