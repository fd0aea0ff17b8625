// Making a property with all that one needs from the first minute, and showing what one is made of.

import type { Grant } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { oneLine, type Static } from "../../kernel/schema.ts";
import { createDepartment } from "../departments/index.ts";
import { addMember, inviteAll, listMembers, presentMembers } from "../members/index.ts";
import { propertyCreate, propertyDelete } from "./property.events.ts";
import {
  type PropertyInfo,
  presentFacts,
  presentSettings,
  presentWidgetSummary,
} from "./property.resource.ts";
import {
  findProperty,
  insertProperty,
  insertWidget,
  listWidgets,
  type PropertyRow,
  updateProperty,
} from "./property.store.ts";

export interface NewProperty {
  readonly name: string;
  readonly url: string;
  readonly sandbox: boolean;
  readonly language: string;
  readonly timezone: string;
  readonly members: readonly { readonly email: string; readonly role: string }[];
}

/** The property, with its maker as admin, a widget, a department, and people invited; and what the caller may do there. */
export async function createProperty(
  ctx: Context,
  agentId: string,
  wanted: NewProperty,
): Promise<{ row: PropertyRow; grant: Grant }> {
  const propertyId = ctx.newId();
  const row: PropertyRow = {
    property_id: propertyId,
    name: oneLine(wanted.name),
    url: wanted.url || null,
    type: "business",
    enabled: true,
    sandbox: wanted.sandbox,
    language: wanted.language,
    timezone: wanted.timezone,
    created_on: ctx.now,
    deleted_on: null,
  };
  await insertProperty(ctx.db, row);
  ctx.emit(propertyCreate, { propertyId, payload: presentFacts(row) });
  await insertWidget(ctx.db, {
    property_id: propertyId,
    widget_id: "default",
    name: "Default",
    created_on: ctx.now,
  });
  await addMember(ctx, { propertyId, agentId, role: "admin" });
  await createDepartment(ctx, {
    propertyId,
    name: "Support",
    description: "",
    agentIds: [agentId],
    isDefault: true,
  });
  const host = { propertyId, name: row.name, held: ctx.caller.scopes };
  await inviteAll(ctx, host, wanted.members, (index, field) => `members[${index}].${field}`);
  return { row, grant: { propertyId, role: "admin", scopes: ctx.caller.scopes, deleted: false } };
}

/** Into the bin, with everything in it; the purge empties it after 30 days. */
export async function binProperty(ctx: Context, row: PropertyRow): Promise<void> {
  const deleted = { ...row, deleted_on: ctx.now };
  await updateProperty(ctx.db, deleted);
  ctx.forget({ propertyId: row.property_id });
  ctx.emit(propertyDelete, { propertyId: row.property_id, payload: presentFacts(deleted) });
}

const ALL_MEMBERS = { size: 10_000, offset: 0 };

/** The blocks whose flag is true; nothing when the property is gone. */
export async function findPropertyInfo(
  ctx: Context,
  propertyId: string,
  fields: { settings?: boolean; agents?: boolean; widgets?: boolean; assets?: boolean; createdOn?: boolean },
): Promise<Static<typeof PropertyInfo> | undefined> {
  const row = await findProperty(ctx.db, propertyId);
  if (!row) return undefined;
  const wantsMembers = fields.agents === true || fields.assets === true;
  const listed = wantsMembers ? await listMembers(ctx.db, propertyId, {}, ALL_MEMBERS) : undefined;
  const members = listed ? await presentMembers(ctx, listed.rows) : [];
  const widgets = fields.widgets ? await listWidgets(ctx.db, propertyId) : [];
  return {
    propertyId,
    name: row.name,
    ...(fields.settings ? { settings: presentSettings(row) } : {}),
    ...(fields.agents ? { agents: [...members] } : {}),
    ...(fields.widgets ? { widgets: widgets.map(presentWidgetSummary) } : {}),
    ...(fields.assets ? { assets: { pictures: members.flatMap(({ picture }) => picture ?? []) } } : {}),
    ...(fields.createdOn ? { createdOn: row.created_on.toISOString() } : {}),
  };
}
