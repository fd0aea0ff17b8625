// What the seeded world may use of shortcuts.

export { insertShortcut, type ShortcutRow } from "./shortcuts.store.ts";
