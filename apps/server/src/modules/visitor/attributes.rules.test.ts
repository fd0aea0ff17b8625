// The rules of what pages say of a visitor (compatibility §3.5).

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { addTo, labelOf, readAttributes, readEvent, readTags } from "./attributes.rules.ts";

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key-${at}`, "x"]));

suite("What pages say of a visitor", () => {
  test("attributes have keys of letters, digits and dashes, kept in small letters", () => {
    assert.deepEqual(readAttributes({ "Loyalty-Card": "A-1", orders: 3, vip: true }), {
      value: { "loyalty-card": "A-1", orders: 3, vip: true },
    });
    const cases: readonly (readonly [unknown, string])[] = [
      [undefined, "INVALID_ATTRIBUTES"],
      [null, "INVALID_ATTRIBUTES"],
      ["text", "INVALID_ATTRIBUTES"],
      [["a"], "INVALID_ATTRIBUTES"],
      [{ "with space": "x" }, "CONTAINS_INVALID_KEY"],
      [{ under_score: "x" }, "CONTAINS_INVALID_KEY"],
      [{ "": "x" }, "CONTAINS_INVALID_KEY"],
      [{ a: "" }, "CONTAINS_INVALID_VALUE"],
      [{ a: "  " }, "CONTAINS_INVALID_VALUE"],
      [{ a: "x".repeat(256) }, "CONTAINS_INVALID_VALUE"],
      [{ a: null }, "CONTAINS_INVALID_VALUE"],
      [{ a: {} }, "CONTAINS_INVALID_VALUE"],
      [{ a: Number.NaN }, "CONTAINS_INVALID_VALUE"],
      [many(51), "ATTRIBUTE_LIMIT_EXCEEDED"],
    ];
    for (const [given, fault] of cases) assert.deepEqual(readAttributes(given), { fault });
  });

  test("there are fifty of them at most, those known before included", () => {
    assert.ok("value" in readAttributes(many(50)));
    assert.ok("value" in readAttributes({ "key-0": "y" }, many(50)));
    assert.deepEqual(readAttributes({ other: "y" }, many(50)), { fault: "ATTRIBUTE_LIMIT_EXCEEDED" });
    assert.ok("value" in readAttributes({ a: "x".repeat(255) }));
  });

  test("an event has a name of the same letters", () => {
    assert.deepEqual(readEvent("Add-To-Cart", { price: 42 }), {
      value: { name: "add-to-cart", data: { price: 42 } },
    });
    assert.deepEqual(readEvent("seen"), { value: { name: "seen", data: {} } });
    for (const name of ["", "add to cart", "add_to_cart", 7, undefined])
      assert.deepEqual(readEvent(name), { fault: "INVALID_EVENT_NAME" });
    assert.deepEqual(readEvent("seen", { "a b": 1 }), { fault: "CONTAINS_INVALID_KEY" });
  });

  test("tags are words, ten at most", () => {
    assert.deepEqual(readTags([" late  parcel ", "late parcel"]), { value: ["late parcel"] });
    for (const given of [undefined, "vip", [], [""], [1], ["x".repeat(51)]])
      assert.deepEqual(readTags(given), { fault: "INVALID_TAGS" });
    const ten = Array.from({ length: 10 }, (_, at) => `tag ${at}`);
    assert.deepEqual(addTo([], ten), { value: ten });
    assert.deepEqual(addTo(ten, ["tag 3"]), { value: ten });
    assert.deepEqual(addTo(ten, ["one more"]), { fault: "TAG_LIMIT_EXCEEDED" });
  });

  test("a key is called as people would", () => {
    assert.equal(labelOf("loyalty-card"), "Loyalty card");
    assert.equal(labelOf("-"), "-");
  });
});
