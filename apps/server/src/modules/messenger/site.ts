// What a widget is told of its own settings, and when it is open.

import type { Database } from "../../kernel/db.ts";
import {
  isOpenAt,
  type MessengerSettings,
  mayShowOn,
  messengerSettings,
  settingsFor,
} from "../widgets/index.ts";

export interface Site {
  readonly settings: MessengerSettings;
  /** By the property's list of sites; the direct link is a page of our own `origin`. */
  isShownOn(pageUrl: string, origin: string): boolean;
  isOpenAt(moment: Date): boolean;
}

/** Undefined when there is no such widget, or its property is not open. */
export async function siteOf(db: Database, propertyId: string, widgetId: string): Promise<Site | undefined> {
  const found = await settingsFor(db, propertyId, widgetId);
  if (!found) return undefined;
  const { property, settings } = found;
  return {
    settings: await messengerSettings(db, found),
    isShownOn: (url, origin) => mayShowOn(settings.domains, url) || url.startsWith(`${origin}/`),
    isOpenAt: (moment) => isOpenAt(settings.widget.scheduler, property.timezone, moment),
  };
}
