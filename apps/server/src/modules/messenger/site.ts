// What a widget is told of its own settings, and the key that proves who a visitor is.

import type { Database } from "../../kernel/db.ts";
import { type MessengerSettings, messengerSettings, settingsFor } from "../widgets/index.ts";

export interface Site {
  readonly settings: MessengerSettings;
  /** Name and address count only with a hash. */
  readonly secureMode: boolean;
  /** The JavaScript API key, which signs user ids and addresses. */
  readonly apiKey: string | undefined;
}

/** Undefined when there is no such widget, or its property is not open. */
export async function siteOf(db: Database, propertyId: string, widgetId: string): Promise<Site | undefined> {
  const found = await settingsFor(db, propertyId, widgetId);
  return found && { settings: await messengerSettings(db, found), secureMode: false, apiKey: undefined };
}
