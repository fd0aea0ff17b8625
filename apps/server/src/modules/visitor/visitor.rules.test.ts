// The rules of visitors.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ownVisitorId, publicVisitorId, splitName, unnamedVisitor } from "./visitor.rules.ts";

suite("The rules of visitors", () => {
  test("one without a name is called V and digits of the clock", () => {
    assert.match(unnamedVisitor(new Date(Date.UTC(2026, 10, 2))), /^V\d{13}$/);
  });

  test("an id outside is the property's and their own, and belongs to that property alone", () => {
    const propertyId = "5f00000000000000000000aa";
    const shown = publicVisitorId(propertyId, "Uakgb_J5m9g-0JDMbcJqL");
    assert.equal(shown, "5f00000000000000000000aa-Uakgb_J5m9g-0JDMbcJqL");
    assert.equal(ownVisitorId(propertyId, shown), "Uakgb_J5m9g-0JDMbcJqL");
    assert.equal(ownVisitorId("5f00000000000000000000bb", shown), undefined);
  });

  test("a name is split before its last word", () => {
    assert.deepEqual(splitName("Anna Maria Conti"), { first: "Anna Maria", last: "Conti" });
    assert.deepEqual(splitName("Anna"), { first: "Anna", last: "" });
  });
});
