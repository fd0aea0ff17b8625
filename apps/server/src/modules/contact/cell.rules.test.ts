// Cells of an export: whatever somebody calls themselves is no formula, and comes back as it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marked, unmarked } from "./cell.rules.ts";

const SEED = 20_261_127;
const texts = fc.string({ unit: fc.constantFrom(..."=+-@;,'\" \t\r\n1a(") });

test("A cell is read as it was written", () => {
  fc.assert(
    fc.property(texts, (text) => unmarked(marked(text)) === text),
    { seed: SEED },
  );
  for (const text of ["a;=1", "'=1", "a;''=1", "-", "=", '"=1"', "+39 1; +39 2", "it's; '-1"])
    assert.equal(unmarked(marked(text)), text);
});

test("No part of a cell begins like a formula, where a spreadsheet may split it", () => {
  const begins = /(^|[;,\t\r\n])(\s|")*[=+\-@]/;
  const numbers = /^[-+\d\s().;]*\d\s*$/;
  fc.assert(
    fc.property(texts, (text) => !begins.test(marked(text)) || numbers.test(text)),
    { seed: SEED },
  );
  assert.equal(marked("a;=cmd|'/C calc'!A0;b"), "a;'=cmd|'/C calc'!A0;b");
  assert.equal(marked('x;"=1'), `x;"'=1`);
});
