// The keyboard: sequences such as "g m", the palette and the sheet. Silent while one types or a dialog is open.

import { useEffect, useEffectEvent, useRef } from "react";
import type { Command } from "./commands.ts";

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const modifierKey = apple ? "⌘" : "Ctrl";

const sequenceMs = 1200;

export function useShortcuts(commands: Command[], openPalette: () => void): void {
  const sequence = useRef({ begun: "", at: 0 });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
      event.preventDefault();
      return openPalette();
    }
    if (event.metaKey || event.ctrlKey || event.altKey || busy(event)) return;
    const { begun, at } = sequence.current;
    const keys = begun && event.timeStamp - at < sequenceMs ? `${begun} ${event.key}` : event.key;
    const command = commands.find((candidate) => candidate.keys === keys);
    sequence.current = { begun: command ? "" : event.key, at: event.timeStamp };
    if (!command) return;
    event.preventDefault();
    command.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** True while keys belong to a field, a menu or a dialog. */
export function busy(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (
    target?.closest(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=menu]",
    )
  ) {
    return true;
  }
  return document.querySelector("[role=dialog]") !== null;
}
