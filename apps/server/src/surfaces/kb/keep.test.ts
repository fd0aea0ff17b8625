// Pages that are kept hold no more memory than they may.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createShelf, type KeptPage } from "./keep.ts";

suite("The shelf of pages", () => {
  const page = (bytes: number): KeptPage => ({
    ...{ status: 200, headers: {}, etag: '"1-a"' },
    ...{ plain: Buffer.alloc(bytes), zipped: Buffer.alloc(0) },
  });

  test("lets the oldest go where there are too many bytes, and counts one that is put twice once", () => {
    const shelf = createShelf(1_000);
    for (const key of ["a", "b", "c"]) shelf.put(key, page(400));
    assert.deepEqual(
      ["a", "b", "c"].map((key) => shelf.find(key) !== undefined),
      [false, true, true],
    );
    shelf.put("b", page(500));
    assert.equal(shelf.size(), 900);
    shelf.put("huge", page(5_000));
    assert.deepEqual([shelf.find("huge"), shelf.size()], [undefined, 0], "one that fits nowhere is not kept");
  });

  test("holds no more than its bytes through any number of addresses", () => {
    const shelf = createShelf(10_000);
    for (let n = 0; n < 5_000; n++) shelf.put(`/kb/x?${n}`, page(300));
    assert.ok(shelf.size() <= 10_000, `${shelf.size()}`);
  });
});
