// Light, dark, or as the system wishes: one choice, heeded by Mantine and by our tokens alike.

import { localStorageColorSchemeManager, type MantineColorSchemeManager } from "@mantine/core";

const stored = localStorageColorSchemeManager({ key: "parlo.theme" });

export const themeChoice: MantineColorSchemeManager = {
  ...stored,
  set(choice) {
    stored.set(choice);
    mark(choice);
  },
  subscribe(onUpdate) {
    stored.subscribe((choice) => {
      mark(choice);
      onUpdate(choice);
    });
  },
};

/** Marks the document before anything is painted. */
export function followTheme(): void {
  mark(stored.get("auto"));
}

function mark(choice: string): void {
  if (choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
