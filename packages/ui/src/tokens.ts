// The one place where Parlo's colours, sizes and times are written; everything else refers to them by name.

/** Colours by use, once per scheme. Contrast of every pair that meets on screen is asserted in tokens.test.ts. */
export const colours = {
  light: {
    paper: "#FBFAF8",
    surface: "#FFFFFF",
    sunken: "#F3F0EB",
    ink: "#1C1B1A",
    inkSoft: "#5F5B57",
    line: "#E7E3DD",
    edge: "#8F8A83",
    accent: "#0B6E5F",
    accentDeep: "#095A4E",
    accentSoft: "#E3F1EE",
    onAccent: "#FFFFFF",
    new: "#B8326B",
    newSoft: "#FBEAF1",
    onNew: "#FFFFFF",
    danger: "#B42318",
    dangerDeep: "#931C13",
    dangerSoft: "#FDECEA",
    onDanger: "#FFFFFF",
    warn: "#B54708",
    warnSoft: "#FDF0E0",
    good: "#0B6E5F",
    muted: "#8A857F",
  },
  dark: {
    paper: "#131416",
    surface: "#1B1D20",
    sunken: "#0E0F11",
    ink: "#F1F0ED",
    inkSoft: "#A4A09A",
    line: "#2C2F33",
    edge: "#73706B",
    accent: "#4CC2AE",
    accentDeep: "#6FD2C1",
    accentSoft: "#15302B",
    onAccent: "#06251F",
    new: "#F38BB8",
    newSoft: "#371A28",
    onNew: "#2E0A1C",
    danger: "#F97066",
    dangerDeep: "#FB8F87",
    dangerSoft: "#3A1B18",
    onDanger: "#2B0A07",
    warn: "#FDB022",
    warnSoft: "#33240C",
    good: "#4CC2AE",
    muted: "#6F6B66",
  },
} as const;

export type Scheme = keyof typeof colours;
export type Colour = keyof (typeof colours)["light"];

export const type = {
  family: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  systemFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  monoFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  sizesPx: { xs: 12, sm: 13, md: 14, lg: 16, xl: 20, xxl: 28 },
  lineHeight: 1.45,
  headingLineHeight: 1.2,
  weights: { regular: 400, medium: 500, semibold: 600 },
} as const;

/** Steps of four pixels: `space[3]` is 12 px. */
export const spacePx = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64] as const;

export const radiiPx = { control: 6, card: 10, window: 16 } as const;

export const shadows = {
  light: {
    resting: "0 1px 2px rgb(28 27 26 / 6%)",
    floating: "0 12px 32px -8px rgb(28 27 26 / 22%), 0 2px 6px rgb(28 27 26 / 8%)",
  },
  dark: {
    resting: "0 1px 2px rgb(0 0 0 / 40%)",
    floating: "0 16px 40px -8px rgb(0 0 0 / 70%), 0 2px 6px rgb(0 0 0 / 40%)",
  },
} as const;

export const motion = { stateMs: 120, placeMs: 200, easing: "cubic-bezier(0.2, 0, 0, 1)" } as const;

export const sizesPx = { rail: 64, list: 320, panel: 300, menu: 232, bubble: 56 } as const;

export const icon = { small: 16, large: 20, stroke: 1.75 } as const;
