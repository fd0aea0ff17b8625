// The slash in the composer: what it finds, which of it is chosen, and the keys that choose.

import type { Shortcut } from "@parlo/sdk";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useAll } from "../../api/calls.ts";
import { foundShortcuts, slashAt } from "./slash.ts";

interface Options {
  propertyId: string;
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (shortcut: Shortcut, from: number) => void;
}

export function useSlash({ propertyId, text, field, onPick }: Options) {
  const id = useId();
  const all = useAll("shortcuts.list", { propertyId }).data;
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  // Where Escape closed it, it stays closed.
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const slash = cursor === null ? undefined : slashAt(text, cursor);
  const isOpen = slash !== undefined && slash.from !== closedAt;
  const shortcuts = isOpen ? foundShortcuts(all ?? [], slash.word) : undefined;
  const chosen = shortcuts?.[Math.min(at, shortcuts.length - 1)];

  const look = () => setCursor(field.current?.selectionEnd ?? null);
  const pick = (shortcut: Shortcut) => {
    if (slash) onPick(shortcut, slash.from);
    setAt(0);
    setCursor(null);
  };
  /** True when the key was for the shortcuts. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || !shortcuts) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") setClosedAt(slash.from);
    else if (step && shortcuts.length > 0)
      setAt((Math.min(at, shortcuts.length - 1) + step + shortcuts.length) % shortcuts.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) pick(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return { id, shortcuts, chosen, look, pick, onKey, choose: setAt, close: () => setCursor(null) };
}
