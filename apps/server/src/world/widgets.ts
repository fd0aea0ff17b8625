// The widgets of the seeded world: what differs from the defaults, a second one, and the key of the shop's own server.

import type { Database } from "../kernel/db.ts";
import type { Random } from "../kernel/id.ts";
import type { Vault } from "../kernel/secret.ts";
import { insertWidget } from "../modules/property/index.ts";
import { sealApiKey, writeIdentity, writeSettings } from "../modules/widgets/index.ts";

declare module "../kernel/define.ts" {
  interface World {
    /** A second widget of `property`. */
    widget: { readonly id: string; readonly name: string };
    /** The JavaScript API key of `property`. */
    widgetApiKey: string;
  }
}

export async function writeWidgets(
  db: Database,
  o: { random: Random; vault: Vault; now: Date; mine: string; theirs: string },
): Promise<Pick<import("../kernel/define.ts").World, "widget" | "widgetApiKey">> {
  const { mine: propertyId, now } = o;
  const widget = { id: "1hb4ceramc", name: "Wholesale catalogue" };
  await insertWidget(db, {
    property_id: propertyId,
    widget_id: widget.id,
    name: widget.name,
    created_on: now,
  });
  const clay = { widget: { theme: { header: { background: "#A4502F" } } } };
  const ochre = { widget: { theme: { header: { background: "#B7791F" } } } };
  for (const [version, kept] of [{}, ochre, clay].entries())
    await writeSettings(db, { propertyId, widgetId: "default", version: version + 1, now, kept });
  const keyFor = async (of: string) => {
    const apiKey = o.random.bytes(20).toString("hex");
    await writeIdentity(db, {
      property_id: of,
      secure_mode: false,
      settings: {},
      api_key: sealApiKey(o.vault, of, apiKey),
      api_key_made_on: now,
      earlier_key: null,
      earlier_key_made_on: null,
      earlier_key_until: null,
    });
    return apiKey;
  };
  const widgetApiKey = await keyFor(propertyId);
  await keyFor(o.theirs);
  return { widget, widgetApiKey };
}
