// What a widget is told of its own settings, and when it is open.

import type { Database } from "../../kernel/db.ts";
import { isOpenAt, type MessengerSettings, messengerSettings, settingsFor } from "../widgets/index.ts";

export interface Site {
  readonly settings: MessengerSettings;
  /** Pages it may be on; empty for all. */
  readonly domains: readonly string[];
  isOpenAt(moment: Date): boolean;
}

/** Undefined when there is no such widget, or its property is not open. */
export async function siteOf(db: Database, propertyId: string, widgetId: string): Promise<Site | undefined> {
  const found = await settingsFor(db, propertyId, widgetId);
  if (!found) return undefined;
  const { property, settings } = found;
  return {
    settings: await messengerSettings(db, found),
    domains: settings.domains,
    isOpenAt: (moment) => isOpenAt(settings.widget.scheduler, property.timezone, moment),
  };
}
