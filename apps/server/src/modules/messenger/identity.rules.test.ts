// The rules of proving who a visitor is.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hashFor, isProven } from "./identity.rules.ts";

const key = "5f".repeat(20);
const hashOf = (text: string, by = key) => hashFor(by, text);

suite("A visitor's hash", () => {
  test("proves the address or user id it was made of, under any key that counts", () => {
    const cases: readonly (readonly [string, readonly string[], string | undefined, string[], boolean])[] = [
      ["the address", [key], hashOf("ada@example.com"), ["ada@example.com"], true],
      ["the user id", [key], hashOf("user-7"), ["ada@example.com", "user-7"], true],
      ["in capitals", [key], hashOf("user-7").toUpperCase(), ["user-7"], true],
      ["the earlier key", ["aa".repeat(20), key], hashOf("user-7"), ["user-7"], true],
      ["another address", [key], hashOf("eve@example.com"), ["ada@example.com"], false],
      ["a key that counts no more", [key], hashOf("user-7", "bb".repeat(20)), ["user-7"], false],
      ["no key at all", [], hashOf("user-7"), ["user-7"], false],
      ["no hash", [key], undefined, ["user-7"], false],
      ["half a hash", [key], hashOf("user-7").slice(0, 32), ["user-7"], false],
      ["no text to prove", [key], hashOf(""), [""], false],
    ];
    for (const [what, keys, hash, subjects, expected] of cases)
      assert.equal(isProven(keys, hash, subjects), expected, what);
  });
});
