// Commands of the page that is open: palette, keyboard and sheet know them as long as it is.

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Command } from "./commands.ts";

const none: readonly Command[] = [];
let current: readonly Command[] = none;
const listeners = new Set<() => void>();

/** They are offered as they are named; what they do may change with every drawing. */
export function usePageCommands(commands: readonly Command[]): void {
  const run = useEffectEvent((id: string) => commands.find((one) => one.id === id)?.run());
  const names = JSON.stringify(commands.map(({ id, group, label, keys }) => ({ id, group, label, keys })));
  useEffect(() => {
    const offered = (JSON.parse(names) as Omit<Command, "run">[]).map((one) => ({
      ...one,
      run: () => run(one.id),
    }));
    set(offered);
    return () => {
      if (current === offered) set(none);
    };
  }, [names]);
}

export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => current);
}

function set(commands: readonly Command[]): void {
  current = commands;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
