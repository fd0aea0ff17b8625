// Colours that somebody chose for a text: on a ground of its own it can be read in light and in dark.

import { readableOn } from "@parlo/ui";

export function groundOf(color: string | undefined, ground: string | undefined) {
  const whole = wholeColour(ground);
  return {
    ...(whole && { background: whole, color: readableOn(whole) }),
    ...(color && { color }),
  };
}

/** `#abc` as `#aabbcc`; undefined for what is no colour, or not yet. */
export function wholeColour(colour: string | undefined): string | undefined {
  if (colour === undefined) return undefined;
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  if (!/^#[0-9a-f]{3}$/i.test(colour)) return undefined;
  return `#${[...colour.slice(1)].map((digit) => digit + digit).join("")}`;
}
