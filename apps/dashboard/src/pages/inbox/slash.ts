// What a slash in the composer looks for, and what is found. Pure.

import type { Shortcut } from "@parlo/sdk";

const MOST = 12;

/** The word after a slash that the cursor stands behind: a slash within a word, as in a link, is none. */
export function slashAt(text: string, cursor: number): { from: number; word: string } | undefined {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, cursor));
  const word = match?.[1];
  return word === undefined ? undefined : { from: cursor - word.length - 1, word };
}

/** Those whose name begins with the word, then those that have it anywhere. */
export function foundShortcuts(shortcuts: readonly Shortcut[], word: string): readonly Shortcut[] {
  const wanted = word.toLowerCase();
  const rank = ({ name, message }: Shortcut) => {
    if (name.toLowerCase().startsWith(wanted)) return 0;
    if (name.toLowerCase().includes(wanted)) return 1;
    // A letter or two are in nearly every message.
    return wanted.length > 2 && message.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return shortcuts
    .filter((one) => rank(one) < 3)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, MOST);
}
