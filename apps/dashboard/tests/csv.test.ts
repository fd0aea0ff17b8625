// The files of reports: what a tag or an agent is called is no formula, however a spreadsheet splits a line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/pages/reports/csv.ts";

test("No cell of a report is a formula, where lines are split at commas, semicolons or tabs", () => {
  const names = ["=1+1", "@SUM(1)", "a;=cmd|'/C calc'!A0;b", "a;  @SUM(1)", 'a;"=1+1"', "a\t+1+A1", "'=1"];
  const text = csvOf([["Tag", "Chats"], ...names.map((name) => [name, 3])]);
  for (const piece of text.split(/[;\t\r\n]/)) assert.doesNotMatch(piece, /^[\s"\uFEFF]*[=+\-@]/);
  assert.match(text, /"a;'=cmd\|'\/C calc'!A0;b",3\r\n/);
  assert.equal(csvOf([["Ada, Eva; Ugo", -5, undefined]]), '\uFEFF"Ada, Eva; Ugo",-5,\r\n');
});
