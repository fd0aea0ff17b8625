// The rows ticked in a table.

import { useState } from "react";

export interface Chosen {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Ticks all of these, or none when all are ticked already. */
  toggleAll: (ids: string[]) => void;
  clear: () => void;
}

export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (id) =>
      setIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]))),
    toggleAll: (all) => setIds((now) => (all.every((id) => now.has(id)) ? new Set() : new Set(all))),
    clear: () => setIds(new Set()),
  };
}
