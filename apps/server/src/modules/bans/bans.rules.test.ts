// The rules of bans.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hits, readRange } from "./bans.rules.ts";

suite("The rules of bans", () => {
  test("an address or range has one spelling", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["203.0.113.9", "203.0.113.9"],
      ["203.0.113.9/32", "203.0.113.9"],
      ["203.0.113.77/24", "203.0.113.0/24"],
      ["10.0.0.0/8", "10.0.0.0/8"],
      ["::ffff:203.0.113.9", "203.0.113.9"],
      ["::ffff:203.0.113.9/128", "203.0.113.9"],
      ["::ffff:203.0.113.77/120", "203.0.113.0/24"],
      ["2001:DB8::0001", "2001:db8::1"],
      ["2001:db8::1/128", "2001:db8::1"],
      ["2001:db8:0:0:1::/64", "2001:db8::/64"],
    ];
    for (const [text, range] of cases) assert.deepEqual(readRange(text), { range }, text);
  });

  test("what is no address, or far too wide a range, is refused", () => {
    for (const text of ["", "203.0.113", "203.0.113.256", "0x7f.1", "example.org", "203.0.113.0/33"])
      assert.ok("reason" in readRange(text), text);
    for (const text of ["0.0.0.0/0", "10.0.0.0/7", "::/0", "2001::/15", "::ffff:0.0.0.0/90"])
      assert.ok("reason" in readRange(text), text);
  });

  test("a ban hits the visitor it names, or everybody in its range", () => {
    const visitor = { visitorId: "Uakgb_J5m9g-0JDMbcJqL", ip: "203.0.113.9" };
    const cases: readonly (readonly [string | null, string | null, boolean])[] = [
      ["Uakgb_J5m9g-0JDMbcJqL", null, true],
      ["Uakgb_J5m9g-0JDMbcJqX", null, false],
      [null, "203.0.113.9", true],
      [null, "203.0.113.0/24", true],
      [null, "203.0.112.0/24", false],
      [null, "2001:db8::/32", false],
    ];
    for (const [visitorId, range, hit] of cases) assert.equal(hits({ visitorId, range }, visitor), hit);
    assert.equal(hits({ visitorId: null, range: "203.0.113.0/24" }, { ...visitor, ip: null }), false);
    assert.equal(
      hits({ visitorId: null, range: "203.0.113.0/24" }, { ...visitor, ip: "::ffff:203.0.113.9" }),
      true,
    );
    assert.equal(hits({ visitorId: null, range: "2001:db8::/64" }, { ...visitor, ip: "2001:db8::42" }), true);
  });
});
