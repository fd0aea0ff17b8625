// The window's colours from the customer's: text that can be read on each of them, whatever they chose.

import { colours, contrast, type Scheme } from "@parlo/ui";
import type { Settings } from "../core/types.ts";

const READABLE = 4.5;
const WHITE = "#FFFFFF";
const INK = colours.light.ink;
const BLACK = "#000000";

/** CSS custom properties for one scheme. */
export function windowColours(settings: Settings, scheme: Scheme): Readonly<Record<string, string>> {
  const theme = settings.widget?.theme ?? {};
  const tokens = colours[scheme];
  const brand = asHex(theme.header?.background) ?? colours.light.accent;
  const onBrand = readableOn(brand, asHex(theme.header?.text));
  const mine = asHex(theme.visitor?.messageBackground) ?? brand;
  // Of the agents' side the customer's choice is for a light window; in a dark one it would glare.
  const theirs =
    (scheme === "light" && asHex(theme.agent?.messageBackground)) ||
    tokens[scheme === "light" ? "sunken" : "line"];
  return {
    "--brand": brand,
    // Away from the text's side: what reads on one end of the gradient reads on the other.
    "--brand-deep": mix(brand, contrast(onBrand, WHITE) < contrast(onBrand, BLACK) ? BLACK : WHITE, 0.14),
    "--on-brand": onBrand,
    "--mine": mine,
    "--on-mine": readableOn(mine, asHex(theme.visitor?.messageText)),
    "--theirs": theirs,
    "--on-theirs": readableOn(
      theirs,
      scheme === "light" ? (asHex(theme.agent?.messageText) ?? tokens.ink) : tokens.ink,
    ),
    "--link": seenOn(brand, tokens.surface, READABLE, scheme),
    "--button": seenOn(brand, tokens.surface, 1.6, scheme),
    "--on-button": readableOn(seenOn(brand, tokens.surface, 1.6, scheme), onBrand),
  };
}

/** The wished text colour where it can be read, else one that can: of white and black one always does. */
export function readableOn(ground: string, wished?: string): string {
  const found = [wished, WHITE, INK].find((text) => text && contrast(text, ground) >= READABLE);
  return found ?? BLACK;
}

/** The colour, moved towards ink until it stands out from the ground. */
export function seenOn(colour: string, ground: string, least: number, scheme: Scheme): string {
  const target = scheme === "light" ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.08) {
    const moved = mix(colour, target, share);
    if (contrast(moved, ground) >= least) return moved;
  }
  return target;
}

/** `#RRGGBB` from what customers write: three or six digits, with or without the hash. */
export function asHex(colour: string | undefined): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour?.trim() ?? "")?.[1];
  if (!digits) return undefined;
  return `#${digits.length === 3 ? [...digits].map((one) => one + one).join("") : digits}`.toUpperCase();
}

export function mix(colour: string, other: string, share: number): string {
  const [a, b] = [channels(colour), channels(other)];
  const mixed = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
