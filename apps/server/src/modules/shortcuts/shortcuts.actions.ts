// What the methods of shortcuts share: who looks, where a name is free, whom a chat may be handed to, and who is told.

import type { Context } from "../../kernel/context.ts";
import { isDuplicate } from "../../kernel/db.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import type { Static } from "../../kernel/schema.ts";
import { findDepartment } from "../departments/index.ts";
import { keepMembers } from "../members/index.ts";
import { presentShortcut, type Shortcut } from "./shortcuts.resource.ts";
import { nameKey, tidyName } from "./shortcuts.rules.ts";
import type { ShortcutRow, View } from "./shortcuts.store.ts";

export function viewOf(ctx: Context, propertyId: string): View {
  return { propertyId, agentId: ctx.caller.agent?.id ?? null };
}

/** The agent a personal shortcut is of; null for one of everybody. */
export function ownerFor(ctx: Context, personal: boolean): string | null {
  if (!personal) return null;
  return ctx.caller.agent?.id ?? ctx.invalid("personal", "must be false: a service key is no agent");
}

export function readName(ctx: Context, name: string): { name: string; name_key: string } {
  const tidy = tidyName(name);
  if (tidy === "") return ctx.invalid("name", "must not be blank");
  return { name: tidy, name_key: nameKey(tidy) };
}

interface Transfer {
  readonly transfer_agent_id: string | null;
  readonly transfer_department_id: string | null;
}

/** A member or a department of the property, or nobody. */
export async function readTransfer(
  ctx: Context,
  propertyId: string,
  to: { agentId?: string; departmentId?: string } | null | undefined,
): Promise<Transfer> {
  if (!to) return { transfer_agent_id: null, transfer_department_id: null };
  const { agentId, departmentId } = to;
  if ((agentId === undefined) === (departmentId === undefined))
    return ctx.invalid("transferTo", "give either agentId or departmentId");
  if (agentId !== undefined) {
    const members = await keepMembers(ctx.db, propertyId, [agentId]);
    if (!members.has(agentId)) return ctx.invalid("transferTo.agentId", "must be a member of the property");
  } else if (departmentId !== undefined && !(await findDepartment(ctx.db, propertyId, departmentId)))
    return ctx.invalid("transferTo.departmentId", "must be a department of the property");
  return { transfer_agent_id: agentId ?? null, transfer_department_id: departmentId ?? null };
}

/** Two calls may want one name at once, so the indexes decide. */
export async function refuseTakenName(ctx: Context, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, "shortcuts_shared") || isDuplicate(error, "shortcuts_personal"))
      ctx.fail("name_taken", { path: "name" });
    throw error;
  }
}

export function tell(
  ctx: Context,
  event: EventDefinition<typeof Shortcut>,
  row: ShortcutRow,
): Static<typeof Shortcut> {
  const payload = presentShortcut(row);
  const { property_id: propertyId, owner_id: agentId } = row;
  ctx.emit(event, { ...(agentId ? { agentId } : { propertyId }), payload });
  return payload;
}
