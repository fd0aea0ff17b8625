// What the seeded world may use of shortcuts.

export * as shortcutsEvents from "./shortcuts.events.ts";
export { insertShortcut, type ShortcutRow } from "./shortcuts.store.ts";
