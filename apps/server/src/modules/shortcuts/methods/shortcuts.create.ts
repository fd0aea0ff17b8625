// shortcuts.create: an answer to keep at hand.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { ownerFor, readName, readTransfer, refuseTakenName, tell } from "../shortcuts.actions.ts";
import { shortcutsErrors } from "../shortcuts.errors.ts";
import { shortcutCreate } from "../shortcuts.events.ts";
import { Shortcut, shortcutInput } from "../shortcuts.resource.ts";
import { tidyTags } from "../shortcuts.rules.ts";
import { insertShortcut } from "../shortcuts.store.ts";

export default defineMethod({
  name: "shortcuts.create",
  summary: "Make a shortcut.",
  description:
    "Agents insert its message by typing a slash and its name. With `tags` the chat is tagged, with `transferTo` it is handed over once the message is sent.",
  scopes: ["shortcuts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: shortcutInput.name,
    message: shortcutInput.message,
    personal: Type.Optional(shortcutInput.personal),
    tags: Type.Optional(shortcutInput.tags),
    transferTo: Type.Optional(shortcutInput.transferTo),
  }),
  result: Shortcut,
  errors: shortcutsErrors.pick("name_taken"),
  emits: [shortcutCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "invoice",
    message: "Certo: le giro subito la richiesta, riceverà la fattura via mail.",
    tags: ["invoice"],
    transferTo: { departmentId: world.department.id },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, name, message, personal = false, tags = [], transferTo }) {
    const row = {
      property_id: propertyId,
      shortcut_id: ctx.newId(),
      owner_id: ownerFor(ctx, personal),
      created_by: ctx.caller.agent?.id ?? ctx.caller.id,
      ...readName(ctx, name),
      message,
      tags: tidyTags(tags),
      ...(await readTransfer(ctx, propertyId, transferTo)),
      created_on: ctx.now,
      updated_on: ctx.now,
    };
    await refuseTakenName(ctx, () => insertShortcut(ctx.db, row));
    return tell(ctx, shortcutCreate, row);
  },
});
