// The style of one page: the customer's colour and font, and the colours and sizes its blocks name by class. Whatever
// colour somebody chose, its text can be read, in light and in dark.

import { AA, colours, contrast, readableOn } from "@parlo/ui";

/** The colour where it can be read on the ground, else moved towards black or white until it can. */
export function legible(colour: string, ground: string): string {
  const towards = contrast("#000000", ground) > contrast("#FFFFFF", ground) ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(colour, towards, step / 20);
    if (contrast(mixed, ground) >= AA) return mixed;
  }
  return readableOn(ground);
}

function mix(colour: string, towards: number, share: number): string {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (towards - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const NAMED = /\b(?:c-([0-9a-f]{6})(?:-([0-9a-f]{6}))?|g-([0-9a-f]{6})|s-(\d{1,2})|h-(\d{1,3}))\b/g;

/** For the classes that the HTML of an article names. */
function blockRules(html: string, paper: string): string {
  const rules = new Map<string, string>();
  for (const [name, text, on, ground, size, height] of html.matchAll(NAMED)) {
    if (ground !== undefined)
      rules.set(`.g-${ground}`, `background:#${ground};color:${readableOn(`#${ground}`)}`);
    else if (text !== undefined)
      // Twice, so that it counts more than the text colour of its ground.
      rules.set(`.${name}.${name}`, `color:${legible(`#${text}`, on === undefined ? paper : `#${on}`)}`);
    else if (size !== undefined) rules.set(`.s-${size}`, `font-size:${Number(size) / 16}rem`);
    else if (height !== undefined) rules.set(`.h-${height}`, `height:${height}px`);
  }
  return [...rules].map(([selector, rule]) => `${selector}{${rule}}`).join("");
}

function accentRules(colour: string, paper: string): string {
  const accent = legible(colour, paper);
  return `:root{--accent:${accent};--accent-deep:${accent};--on-accent:${readableOn(accent)}}`;
}

export function pageStyle(o: { primaryColor: string; font: string; html: string }): string {
  const { light, dark } = colours;
  const scheme = (paper: string) => accentRules(o.primaryColor, paper) + blockRules(o.html, paper);
  return `:root{--font:${o.font}}${scheme(light.paper)}@media (prefers-color-scheme:dark){${scheme(dark.paper)}}`;
}
