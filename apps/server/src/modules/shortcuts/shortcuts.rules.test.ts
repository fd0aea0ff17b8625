// The rules of shortcuts.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { nameKey, tidyName, tidyTags } from "./shortcuts.rules.ts";

suite("The rules of shortcuts", () => {
  test("a name is one line without the slash it is called by", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["hello", "hello"],
      ["  /hello ", "hello"],
      ["// opening  hours", "opening hours"],
      ["24/7", "24/7"],
      ["/", ""],
    ];
    for (const [typed, kept] of cases) assert.equal(tidyName(typed), kept, typed);
  });

  test("capital and small letters do not tell names apart", () => {
    assert.equal(nameKey("Città"), nameKey("CITTA\u0300"));
  });

  test("a tag is kept once, in one line", () => {
    assert.deepEqual(tidyTags(["order", " order ", "late\nparcel"]), ["order", "late parcel"]);
  });
});
