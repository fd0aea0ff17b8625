// Percentiles against sorting.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { seededRandom } from "../../kernel/id.ts";
import { CountedSample, everyRow, ListedSample } from "./sample.rules.ts";

suite("A sample", () => {
  test("gives the value that sorting all of them would give, whichever way it keeps them", () => {
    const random = seededRandom("samples");
    const draw = (below: number) => random.bytes(4).readUInt32BE() % below;
    const counted = new CountedSample();
    for (let round = 0; round < 300; round++) {
      const listed = new ListedSample();
      counted.clear();
      const below = [2, 30, 4000, 200_000][round % 4] ?? 2;
      const values = Array.from({ length: draw(round < 100 ? 12 : 3000) }, () => draw(below));
      const column = Int32Array.from(values);
      for (const sample of [listed, counted]) {
        const half = values.length >> 1;
        sample.addRows(column, everyRow(values.length), 0, half);
        sample.addRows(column, everyRow(values.length), half, values.length);
      }
      const sorted = [...values].sort((a, b) => a - b);
      for (const tenths of [5, 9]) {
        const expected = sorted[Math.max(0, Math.ceil((sorted.length * tenths) / 10) - 1)];
        assert.equal(listed.atTenths(tenths), expected, `listed, ${tenths} tenths of ${sorted}`);
        assert.equal(counted.atTenths(tenths), expected, `counted, ${tenths} tenths of ${sorted}`);
      }
    }
  });
});
