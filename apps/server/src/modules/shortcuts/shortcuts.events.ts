// What happens to shortcuts: those of everybody are heard at the property, a personal one by its owner alone.

import { defineEvent } from "../../kernel/define.ts";
import { Shortcut } from "./shortcuts.resource.ts";

const audience = { audience: "either", scopes: ["shortcuts_read"] } as const;

export const shortcutCreate = defineEvent({
  name: "shortcut:create",
  summary: "A shortcut was made.",
  webhook: "shortcut",
  payload: Shortcut,
  ...audience,
});

export const shortcutUpdate = defineEvent({
  name: "shortcut:update",
  summary: "A shortcut changed.",
  webhook: "shortcut",
  payload: Shortcut,
  ...audience,
});

export const shortcutDelete = defineEvent({
  name: "shortcut:delete",
  summary: "A shortcut was deleted, or became its owner's alone.",
  webhook: "shortcut",
  payload: Shortcut,
  ...audience,
});
