// What the editor of each kind of block is given.

import type { Block, BlockType } from "../draft.ts";

export interface BlockProps<T extends BlockType> {
  block: Extract<Block, { type: T }>;
  /** Its name and place, as screen readers tell it: `Text, 3 of 7`. */
  label: string;
  readOnly: boolean;
  /** What is wrong with its fields. */
  problems: Record<string, string>;
  onChange: (patch: object) => void;
  /** A further block of text below. */
  onAfter: () => void;
  onRemove: () => void;
}

/** An empty field is one that was left out. */
export function orNothing(text: string): string | undefined {
  return text === "" ? undefined : text;
}
