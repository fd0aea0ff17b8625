// shortcuts.list: the answers at hand.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, Type } from "../../../kernel/schema.ts";
import { viewOf } from "../shortcuts.actions.ts";
import { presentShortcut, Shortcut } from "../shortcuts.resource.ts";
import { listShortcuts } from "../shortcuts.store.ts";

export default defineMethod({
  name: "shortcuts.list",
  summary: "List shortcuts by name: those of the property, and one's own.",
  scopes: ["shortcuts_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    query: Type.Optional(Type.String({ maxLength: 100, description: "Part of a name or message." })),
    personal: Type.Optional(
      Type.Boolean({ description: "True for one's own only, false for the property's only." }),
    ),
    ...paging,
  }),
  result: Shortcut,
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId, query, personal, size = 50, offset = 0 }) {
    const wanted = query?.trim() || undefined;
    const page = { query: wanted, personal, size, offset };
    const { total, rows } = await listShortcuts(ctx.db, viewOf(ctx, propertyId), page);
    return { total, items: rows.map(presentShortcut) };
  },
});
