// Promises of the tokens: everything that is text can be read, in both schemes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AA, contrast, readableOn } from "./contrast.ts";
import { tokensCss } from "./css.ts";
import { markSvg, wordmarkSvg } from "./mark.ts";
import { type Colour, colours, type Scheme } from "./tokens.ts";

const schemes: Scheme[] = ["light", "dark"];
const grounds: Colour[] = ["paper", "surface", "sunken"];
const softs: Colour[] = ["accentSoft", "dangerSoft", "warnSoft", "newSoft"];

interface Pair {
  text: Colour;
  on: Colour;
  least: number;
}

const pairs: Pair[] = [
  { text: "ink", on: "paper", least: 16 },
  ...[...grounds, ...softs].map((on): Pair => ({ text: "ink", on, least: 12 })),
  ...grounds.map((on): Pair => ({ text: "inkSoft", on, least: 5.9 })),
  ...softs.map((on): Pair => ({ text: "inkSoft", on, least: 4.5 })),
  ...(["accent", "new", "danger", "warn", "good"] as const).flatMap((text) =>
    [...grounds, ...softs].map((on): Pair => ({ text, on, least: 4.5 })),
  ),
  { text: "onAccent", on: "accent", least: 4.5 },
  { text: "onAccent", on: "accentDeep", least: 4.5 },
  { text: "onNew", on: "new", least: 4.5 },
  { text: "onDanger", on: "danger", least: 4.5 },
  { text: "onDanger", on: "dangerDeep", least: 4.5 },
  // Not text: the edge of a field and the dot of an offline agent must be seen, which WCAG 1.4.11 puts at 3.
  ...grounds.map((on): Pair => ({ text: "edge", on, least: 3 })),
  ...grounds.map((on): Pair => ({ text: "muted", on, least: 3 })),
];

for (const scheme of schemes) {
  test(`every text can be read on every ground it meets (${scheme})`, () => {
    const unreadable = pairs
      .map((pair) => ({ ...pair, ratio: contrast(colours[scheme][pair.text], colours[scheme][pair.on]) }))
      .filter((pair) => pair.ratio < pair.least)
      .map((pair) => `${pair.text} on ${pair.on}: ${pair.ratio.toFixed(2)} < ${pair.least}`);
    assert.deepEqual(unreadable, []);
  });
}

test("contrast agrees with the figures WCAG publishes", () => {
  assert.equal(contrast("#000000", "#FFFFFF"), 21);
  assert.equal(contrast("#777777", "#777777"), 1);
  assert.equal(contrast("#767676", "#FFFFFF").toFixed(2), "4.54");
  assert.throws(() => contrast("red", "#FFFFFF"));
});

test("text can be read on whatever colour a customer chooses, in the colour they wanted where that can be", () => {
  for (let value = 0; value < 0x1000000; value += 0x0f0d07) {
    const background = `#${value.toString(16).padStart(6, "0")}`;
    assert.ok(contrast(readableOn(background), background) >= AA, background);
  }
  assert.equal(readableOn("#0B6E5F", "#FFE9D6"), "#FFE9D6");
  assert.equal(readableOn("#0B6E5F", "#0A5A4E"), "#FFFFFF");
  assert.equal(readableOn("#F4C95D"), colours.light.ink);
});

test("the stylesheet has every colour for light, for the system's dark and for dark by choice", () => {
  const css = tokensCss();
  for (const value of Object.values(colours.light)) assert.ok(css.includes(value), value);
  for (const value of Object.values(colours.dark))
    assert.equal(css.split(value).length - 1 >= 2, true, value);
  assert.ok(css.includes('[data-theme="dark"]') && css.includes("prefers-color-scheme: dark"));
});

test("the mark is hidden from screen readers unless it is given a name, which is escaped", () => {
  assert.match(markSvg(), /aria-hidden="true"/);
  assert.match(wordmarkSvg({ title: 'Parlo "beta" <1>' }), /aria-label="Parlo &quot;beta&quot; &lt;1>"/);
});
