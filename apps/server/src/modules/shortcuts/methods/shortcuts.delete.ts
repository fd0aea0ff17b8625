// shortcuts.delete: one answer less.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { tell, viewOf } from "../shortcuts.actions.ts";
import { shortcutsErrors } from "../shortcuts.errors.ts";
import { shortcutDelete } from "../shortcuts.events.ts";
import { deleteShortcut } from "../shortcuts.store.ts";

export default defineMethod({
  name: "shortcuts.delete",
  summary: "Delete a shortcut.",
  scopes: ["shortcuts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), shortcutId: Id("shortcut") }),
  result: strict({}),
  errors: shortcutsErrors.pick("not_found"),
  emits: [shortcutDelete],
  example: (world) => ({ propertyId: world.property.id, shortcutId: world.shortcut.id }),
  since: "0.1",
  async handler(ctx, { propertyId, shortcutId }) {
    const row = await deleteShortcut(ctx.db, viewOf(ctx, propertyId), shortcutId);
    if (!row) return ctx.fail("not_found");
    tell(ctx, shortcutDelete, row);
    return {};
  },
});
