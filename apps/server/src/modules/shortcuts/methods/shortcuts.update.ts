// shortcuts.update: another name, message or effect, or another circle of readers.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { ownerFor, readName, readTransfer, refuseTakenName, tell, viewOf } from "../shortcuts.actions.ts";
import { shortcutsErrors } from "../shortcuts.errors.ts";
import { shortcutCreate, shortcutDelete, shortcutUpdate } from "../shortcuts.events.ts";
import { Shortcut, shortcutInput } from "../shortcuts.resource.ts";
import { nameKey, tidyTags } from "../shortcuts.rules.ts";
import { lockShortcut, updateShortcut } from "../shortcuts.store.ts";

export default defineMethod({
  name: "shortcuts.update",
  summary: "Change a shortcut.",
  description:
    "What is not given stays. With `personal` it becomes the caller's own, or everybody's: who sees it no longer hears `shortcut:delete`, who sees it now `shortcut:create`.",
  scopes: ["shortcuts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    shortcutId: Id("shortcut"),
    name: Type.Optional(shortcutInput.name),
    message: Type.Optional(shortcutInput.message),
    personal: Type.Optional(shortcutInput.personal),
    tags: Type.Optional(shortcutInput.tags),
    transferTo: Type.Optional(
      Type.Union([shortcutInput.transferTo, Type.Null({ description: "Nobody." })], {
        description: "Who takes the chat; null for nobody.",
      }),
    ),
  }),
  result: Shortcut,
  errors: shortcutsErrors.pick("not_found", "name_taken"),
  emits: [shortcutCreate, shortcutUpdate, shortcutDelete],
  example: (world) => ({
    propertyId: world.property.id,
    shortcutId: world.shortcut.id,
    message: "Buongiorno! Come possiamo aiutarla?",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, shortcutId, name, message, personal, tags, transferTo }) {
    const row = await lockShortcut(ctx.db, viewOf(ctx, propertyId), shortcutId);
    if (!row) return ctx.fail("not_found");
    const changed = {
      ...row,
      owner_id: personal === undefined ? row.owner_id : ownerFor(ctx, personal),
      ...(name === undefined ? { name_key: nameKey(row.name) } : readName(ctx, name)),
      message: message ?? row.message,
      tags: tags ? tidyTags(tags) : row.tags,
      ...(transferTo === undefined ? {} : await readTransfer(ctx, propertyId, transferTo)),
      updated_on: ctx.now,
    };
    await refuseTakenName(ctx, () => updateShortcut(ctx.db, changed));
    if (changed.owner_id === row.owner_id) return tell(ctx, shortcutUpdate, changed);
    tell(ctx, shortcutDelete, row);
    return tell(ctx, shortcutCreate, changed);
  },
});
