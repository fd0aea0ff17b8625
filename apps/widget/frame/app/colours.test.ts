// Promises of colours: whatever the customer chose, text can be read on it and buttons can be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { colours, contrast, type Scheme } from "@parlo/ui";
import type { Settings } from "../core/types.ts";
import { asHex, mix, windowColours } from "./colours.ts";

const chosen = [
  "#0B6E5F",
  "#FFFFFF",
  "#000000",
  "#FFD400",
  "#FF5A5F",
  "#777777",
  "#2B3A8C",
  "#00FF00",
  "nonsense",
];
const settings = (background: string, text: string): Settings => ({
  widget: {
    theme: {
      header: { background, text },
      visitor: { messageBackground: background, messageText: text },
      agent: { messageBackground: background, messageText: text },
    },
  },
});

for (const scheme of ["light", "dark"] satisfies Scheme[])
  test(`every text can be read on the customer's colours (${scheme})`, () => {
    const unreadable = chosen.flatMap((background) =>
      chosen.flatMap((text) => {
        const found = windowColours(settings(background, text), scheme);
        const pairs = [
          ["--on-brand", found["--brand"]],
          ["--on-brand", found["--brand-deep"]],
          ["--on-mine", found["--mine"]],
          ["--on-theirs", found["--theirs"]],
          ["--on-button", found["--button"]],
          ["--link", colours[scheme].surface],
        ] as const;
        return pairs
          .map(([name, on]) => ({ name, on, ratio: contrast(found[name] ?? "", on ?? "") }))
          .filter(({ ratio }) => ratio < 4.5)
          .map((pair) => ({ background, text, ...pair }));
      }),
    );
    assert.deepEqual(unreadable, []);
  });

test("a wish that can be read is kept", () => {
  assert.equal(windowColours(settings("#0B6E5F", "#FFF3D6"), "light")["--on-brand"], "#FFF3D6");
});

test("colours are read as customers write them", () => {
  assert.equal(asHex("#0b6"), "#00BB66");
  assert.equal(asHex(" 0B6E5F "), "#0B6E5F");
  assert.equal(asHex("teal"), undefined);
  assert.equal(asHex(undefined), undefined);
  assert.equal(mix("#000000", "#FFFFFF", 0.5), "#808080");
});
