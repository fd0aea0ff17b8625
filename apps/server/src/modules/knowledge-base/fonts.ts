// Fonts of the public pages. Inter comes from this server, the others are the reader's own: no page fetches a font from
// anywhere else, which would tell a third party who reads what.

export const fontIds = ["inter", "system", "humanist", "serif", "slab", "mono"] as const;

export interface Font {
  readonly id: (typeof fontIds)[number];
  readonly name: string;
  readonly stack: string;
}

export const fonts: readonly Font[] = [
  { id: "inter", name: "Inter", stack: '"Inter Variable", system-ui, sans-serif' },
  { id: "system", name: "System", stack: "system-ui, -apple-system, sans-serif" },
  { id: "humanist", name: "Humanist", stack: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, sans-serif' },
  { id: "serif", name: "Serif", stack: 'Charter, "Bitstream Charter", Georgia, serif' },
  { id: "slab", name: "Slab", stack: 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", serif' },
  { id: "mono", name: "Mono", stack: "ui-monospace, Menlo, Consolas, monospace" },
];
