// How a shortcut looks from outside.

import { Id, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { ShortcutRow } from "./shortcuts.store.ts";

const TransferTarget = strict(
  { agentId: Type.Optional(Id("agent")), departmentId: Type.Optional(Id("department")) },
  "Who takes the chat once the message is sent: an agent or a department.",
);

export const Shortcut = strict({
  shortcutId: Id("shortcut"),
  propertyId: Id("property"),
  name: Type.String({ description: "What is typed after the slash." }),
  message: Type.String({ description: "What it says." }),
  personal: Type.Boolean({ description: "True when its owner alone sees it." }),
  tags: Type.Array(Type.String(), { description: "Tags the chat is given." }),
  transferTo: Type.Optional(TransferTarget),
  agentId: Id("agent or service key that made it; its owner when it is personal"),
  createdOn: Time("When it was made."),
  updatedOn: Time("When it last changed."),
});

export function presentShortcut(row: ShortcutRow): Static<typeof Shortcut> {
  const { transfer_agent_id: agentId, transfer_department_id: departmentId } = row;
  return {
    shortcutId: row.shortcut_id,
    propertyId: row.property_id,
    name: row.name,
    message: row.message,
    personal: row.owner_id !== null,
    tags: row.tags,
    ...(agentId ? { transferTo: { agentId } } : departmentId ? { transferTo: { departmentId } } : {}),
    agentId: row.owner_id ?? row.created_by,
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
  };
}

export const shortcutInput = {
  name: Text(60, "What is typed after the slash; no two that one sees have the same."),
  message: Text(5000, "What it says."),
  personal: Type.Boolean({ description: "True when its owner alone sees it; needs an agent." }),
  tags: Type.Array(Text(50, "A tag."), {
    maxItems: 20,
    uniqueItems: true,
    description: "Tags the chat is given when it is used.",
  }),
  transferTo: TransferTarget,
};
