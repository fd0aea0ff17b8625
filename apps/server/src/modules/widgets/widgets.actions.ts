// What more than one method of widgets needs: settings for visitors, and keys.

import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import { invalid } from "../../kernel/error.ts";
import type { Static } from "../../kernel/schema.ts";
import type { Vault } from "../../kernel/secret.ts";
import { listDepartments } from "../departments/index.ts";
import { listWidgets, renameWidget, type WidgetRow } from "../property/index.ts";
import { findCard, type Spot } from "./cards.rules.ts";
import type { Settings } from "./settings.resource.ts";
import {
  changed,
  complete,
  differences,
  type Partly,
  partsThatChanged,
  settingsProblems,
} from "./settings.rules.ts";
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
  writeSettings,
  writeVersion,
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

interface Wanted {
  readonly propertyId: string;
  readonly widgetId: string;
  /** The version the change was made for. */
  readonly settingsVersion?: number | undefined;
}

/** The settings of a widget, locked: nobody changes them before this call is done. */
export async function lockSettings(ctx: Context, wanted: Wanted): Promise<FoundWidget> {
  const found = await findWidgetSettings(ctx.db, wanted.propertyId, wanted.widgetId, "lock");
  if (!found) return ctx.fail("not_found");
  const { settingsVersion = found.version } = wanted;
  return settingsVersion === found.version ? found : ctx.fail("settings_changed");
}

/** Writes what was made of a locked widget as its next version, and tells everybody; where nothing differs, neither. */
export async function changeSettings(
  ctx: Context,
  found: FoundWidget,
  change: { readonly kept: Partly<Settings>; readonly row?: WidgetRow },
): Promise<FoundWidget> {
  const { kept, row = found.row } = change;
  if (row.name === found.row.name && differences(found.kept, kept).length === 0) return found;
  const settings = complete(kept, found.shared);
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw invalid(problems);
  if (row.name !== found.row.name) await renameWidget(ctx.db, row);
  const version = found.version + 1;
  const at = { propertyId: row.property_id, widgetId: row.widget_id };
  // One that was never changed has no version written down yet.
  await writeVersion(ctx.db, { ...at, kept: found.kept, version: found.version, now: row.created_on });
  await writeSettings(ctx.db, { ...at, kept, version, now: ctx.now, by: ctx.caller.agent?.id });
  const updated = { ...found, row, kept, settings, version };
  await announceSettings(ctx, found, updated);
  return updated;
}

/** Cards are lists of the settings: those of the state it changed are written whole. */
export async function changeCards(
  ctx: Context,
  found: FoundWidget,
  states: Settings["widget"]["states"],
): Promise<FoundWidget> {
  return changeSettings(ctx, found, { kept: changed(found.kept, { widget: { states } }, found.shared) });
}

/** At the end where no place is wished, or one beyond it. */
export function spotIn(
  { settings }: FoundWidget,
  { state, part, position }: Omit<Spot, "position"> & { readonly position?: number | undefined },
): Spot {
  const { length } = settings.widget.states[state][part];
  return { state, part, position: Math.min(position ?? length, length) };
}

export function cardOf(ctx: Context, { settings }: FoundWidget, cardId: string) {
  return findCard(settings.widget.states, cardId) ?? ctx.fail("not_found");
}

/** What holds for all of them changed: each tells its visitors. */
export async function announceAll(
  ctx: Context,
  propertyId: string,
  sharedBefore: Partly<Settings>,
): Promise<void> {
  for (const { widget_id } of await listWidgets(ctx.db, propertyId)) {
    const found = await findWidgetSettings(ctx.db, propertyId, widget_id);
    if (!found) continue;
    await announceSettings(ctx, { ...found, settings: complete(found.kept, sharedBefore) }, found);
  }
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
