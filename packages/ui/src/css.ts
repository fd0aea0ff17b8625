// Renders the tokens as CSS custom properties: light, dark by the system's wish, and either by `data-theme`.

import {
  type Colour,
  colours,
  icon,
  motion,
  radiiPx,
  type Scheme,
  shadows,
  sizesPx,
  spacePx,
  type,
} from "./tokens.ts";

/** The stylesheet every page of ours starts with; `:root[data-theme]` overrules the system's scheme. */
export function tokensCss(): string {
  return [
    rule(":root", [...constants(), ...scheme("light")]),
    `@media (prefers-color-scheme: dark) {\n${rule(':root:not([data-theme="light"])', scheme("dark"))}\n}`,
    rule(':root[data-theme="dark"]', scheme("dark")),
    `@media (prefers-reduced-motion: reduce) {\n${rule(":root", ["--motion-state: 0ms", "--motion-place: 0ms"])}\n}`,
  ].join("\n");
}

/** Gives the colours of one scheme to a part of a page, whatever the page itself wears. */
export function schemeCss(selector: string, name: Scheme): string {
  return rule(selector, scheme(name));
}

/** `var(--ink-soft)` for `inkSoft`, for places that take a colour as a string. */
export function colourVar(name: Colour): string {
  return `var(--${kebab(name)})`;
}

function constants(): string[] {
  return [
    `--font: ${type.family}`,
    `--font-system: ${type.systemFamily}`,
    `--font-mono: ${type.monoFamily}`,
    ...Object.entries(type.sizesPx).map(([name, px]) => `--text-${name}: ${px / 16}rem`),
    `--line-height: ${type.lineHeight}`,
    `--line-height-heading: ${type.headingLineHeight}`,
    ...Object.entries(type.weights).map(([name, weight]) => `--weight-${name}: ${weight}`),
    ...spacePx.map((px, step) => `--space-${step}: ${px / 16}rem`),
    ...Object.entries(radiiPx).map(([name, px]) => `--radius-${name}: ${px}px`),
    ...Object.entries(sizesPx).map(([name, px]) => `--size-${name}: ${px}px`),
    `--motion-state: ${motion.stateMs}ms`,
    `--motion-place: ${motion.placeMs}ms`,
    `--easing: ${motion.easing}`,
    `--icon-stroke: ${icon.stroke}`,
  ];
}

function scheme(name: Scheme): string[] {
  return [
    `color-scheme: ${name}`,
    ...Object.entries(colours[name]).map(([colour, value]) => `--${kebab(colour)}: ${value}`),
    ...Object.entries(shadows[name]).map(([shadow, value]) => `--shadow-${shadow}: ${value}`),
  ];
}

function rule(selector: string, declarations: string[]): string {
  return `${selector} {\n${declarations.map((line) => `  ${line};`).join("\n")}\n}`;
}

function kebab(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
