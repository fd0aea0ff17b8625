// tabs.available: what kinds of tabs there are.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { kinds, TabKind } from "../tabs.resource.ts";

export default defineMethod({
  name: "tabs.available",
  summary: "List the kinds of tabs that can be added, and where each is shown.",
  scopes: ["tabs_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property") }),
  result: TabKind,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.2",
  handler: async () => ({ total: kinds.length, items: kinds }),
});
