// What other modules may use of tabs.

export { sealTabSecret } from "./tabs.actions.ts";
export * as tabsEvents from "./tabs.events.ts";
export { insertTab, listTabs, updateTab } from "./tabs.store.ts";
