// shortcuts.get: one shortcut.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { viewOf } from "../shortcuts.actions.ts";
import { shortcutsErrors } from "../shortcuts.errors.ts";
import { presentShortcut, Shortcut } from "../shortcuts.resource.ts";
import { findShortcut } from "../shortcuts.store.ts";

export default defineMethod({
  name: "shortcuts.get",
  summary: "Show a shortcut.",
  scopes: ["shortcuts_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), shortcutId: Id("shortcut") }),
  result: Shortcut,
  errors: shortcutsErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, shortcutId: world.shortcut.id }),
  since: "0.1",
  async handler(ctx, { propertyId, shortcutId }) {
    const row = await findShortcut(ctx.db, viewOf(ctx, propertyId), shortcutId);
    return row ? presentShortcut(row) : ctx.fail("not_found");
  },
});
