// What other modules may use of widgets.

export { isConsentRequired } from "./consent.rules.ts";
export { isOpenAt, opensNextAt } from "./scheduler.rules.ts";
export type { Settings } from "./settings.resource.ts";
export { mayShowOn, type Partly, sitesOf } from "./settings.rules.ts";
export { identityOf, messengerSettings, sealApiKey, settingsFor } from "./widgets.actions.ts";
export * as widgetsEvents from "./widgets.events.ts";
export { widgetUpdate } from "./widgets.events.ts";
export {
  type MessengerSettings,
  presentMessengerSettings,
  TeamFace,
  WidgetSettings,
} from "./widgets.resource.ts";
export { type FoundWidget, writeIdentity, writeSettings } from "./widgets.store.ts";
