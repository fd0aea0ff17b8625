// WCAG 2 contrast between two colours.

import { colours } from "./tokens.ts";

/** Relative luminance of `#RRGGBB`, 0 (black) to 1 (white). */
export function luminance(hex: string): number {
  const [red, green, blue] = channels(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two colours, 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What AA asks of text. */
export const AA = 4.5;

/**
 * The wanted text colour where it can be read on the background, else white or ink; and black for the few middling
 * backgrounds on which neither reaches AA.
 */
export function readableOn(background: string, wanted = ""): string {
  const candidates = [...(wanted === "" ? [] : [wanted]), "#FFFFFF", colours.light.ink];
  return candidates.find((text) => contrast(text, background) >= AA) ?? "#000000";
}

function channels(hex: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`A colour is written #RRGGBB, not "${hex}"`);
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
