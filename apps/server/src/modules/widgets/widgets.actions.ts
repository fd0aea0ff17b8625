// What more than one method of widgets needs: settings for visitors, and keys.

import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import type { Vault } from "../../kernel/secret.ts";
import { listDepartments } from "../departments/index.ts";
import { partsThatChanged } from "./settings.rules.ts";
import { widgetApiKey, widgetUpdate } from "./widgets.events.ts";
import {
  type MessengerSettings,
  presentMessengerSettings,
  type TeamFace,
  type WidgetApiKey,
} from "./widgets.resource.ts";
import {
  type FoundWidget,
  findIdentity,
  findWidgetSettings,
  type IdentityRow,
  writeIdentity,
} from "./widgets.store.ts";

/** A widget visitors may open: undefined when there is none such, or its property is off or in the bin. */
export async function settingsFor(
  db: Database,
  propertyId: string,
  widgetId: string,
): Promise<FoundWidget | undefined> {
  const found = await findWidgetSettings(db, propertyId, widgetId);
  return found?.property.enabled && !found.property.deleted_on ? found : undefined;
}

/** Nobody reads on beyond so many. */
const MOST_DEPARTMENTS = 100;

/** What its visitors get. */
export async function messengerSettings(
  db: Database,
  found: FoundWidget,
  team?: readonly Static<typeof TeamFace>[],
): Promise<MessengerSettings> {
  const { rows: departments } = await listDepartments(db, found.property.property_id, {
    size: MOST_DEPARTMENTS,
    offset: 0,
  });
  return presentMessengerSettings(found, { departments, ...(team ? { team } : {}) });
}

/** Tells members and visitors how a widget is now. */
export async function announceSettings(ctx: Context, before: FoundWidget, now: FoundWidget): Promise<void> {
  const { property_id: propertyId, widget_id: widgetId } = now.row;
  const settings = await messengerSettings(ctx.db, now);
  const changes = partsThatChanged(await messengerSettings(ctx.db, before), settings);
  ctx.emit(widgetUpdate, { propertyId, payload: { propertyId, widgetId, settings, changes } });
}

const PURPOSE = "widget-api-key";

export function sealApiKey(vault: Vault, propertyId: string, apiKey: string): Buffer {
  return vault.seal(`${PURPOSE}:${propertyId}`, apiKey);
}

/** The keys that count now, the current one first. */
export function apiKeysOf(vault: Vault, row: IdentityRow, now: Date): readonly Static<typeof WidgetApiKey>[] {
  const open = (sealed: Buffer) => vault.open(`${PURPOSE}:${row.property_id}`, sealed);
  const { api_key, api_key_made_on, earlier_key, earlier_key_made_on, earlier_key_until } = row;
  return [
    ...(api_key && api_key_made_on
      ? [{ apiKey: open(api_key), createdOn: api_key_made_on.toISOString() }]
      : []),
    ...(earlier_key && earlier_key_made_on && earlier_key_until && earlier_key_until > now
      ? [
          {
            apiKey: open(earlier_key),
            createdOn: earlier_key_made_on.toISOString(),
            validUntil: earlier_key_until.toISOString(),
          },
        ]
      : []),
  ];
}

/** How visitors prove who they are: whether they must, and the keys their hashes may be made with. */
export async function identityOf(
  tools: { readonly db: Database; readonly vault: Vault; readonly now: Date },
  propertyId: string,
): Promise<{ secureMode: boolean; apiKeys: readonly string[] }> {
  const row = await findIdentity(tools.db, propertyId);
  return {
    secureMode: row.secure_mode,
    apiKeys: apiKeysOf(tools.vault, row, tools.now).map(({ apiKey }) => apiKey),
  };
}

/** A new key; the one before counts until then, or no longer. */
export async function renewApiKey(
  ctx: Context,
  row: IdentityRow,
  earlierUntil: Date | undefined,
): Promise<IdentityRow> {
  const propertyId = row.property_id;
  const earlier = earlierUntil && row.api_key ? earlierUntil : null;
  const renewed: IdentityRow = {
    ...row,
    api_key: sealApiKey(ctx.vault, propertyId, apiKeyFrom(ctx)),
    api_key_made_on: ctx.now,
    earlier_key: earlier ? row.api_key : null,
    earlier_key_made_on: earlier ? row.api_key_made_on : null,
    earlier_key_until: earlier,
  };
  await writeIdentity(ctx.db, renewed);
  ctx.emit(widgetApiKey, {
    propertyId,
    payload: {
      propertyId,
      createdOn: ctx.now.toISOString(),
      ...(earlier ? { earlierValidUntil: earlier.toISOString() } : {}),
    },
  });
  return renewed;
}

/** 40 hexadecimal characters, as plug-ins of other systems check it. */
function apiKeyFrom(ctx: Pick<Context, "newId">): string {
  return `${random16(ctx)}${random16(ctx)}${random16(ctx).slice(0, 8)}`;
}

/** An id ends in 16 random digits; what it begins with is the time. */
function random16(ctx: Pick<Context, "newId">): string {
  return ctx.newId().slice(8);
}
