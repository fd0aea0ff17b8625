// Addresses and ranges.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { addressBucket, canonicalIp, inRanges, isRange, liesWithin } from "./ip.ts";

suite("addresses and ranges", () => {
  test("an address lies in a range or not, IPv4 and IPv6 apart", () => {
    const rows: readonly [ip: string, range: string, inside: boolean][] = [
      ["10.1.2.3", "10.0.0.0/8", true],
      ["11.1.2.3", "10.0.0.0/8", false],
      ["10.1.2.3", "10.1.2.3", true],
      ["::ffff:10.1.2.3", "10.0.0.0/8", true],
      ["10.1.2.3", "::ffff:10.0.0.0/104", true],
      ["11.1.2.3", "::ffff:10.0.0.0/104", false],
      ["10.1.2.3", "::ffff:10.1.2.3", true],
      ["2001:db8::1", "2001:db8::/32", true],
      ["2001:db9::1", "2001:db8::/32", false],
      ["10.1.2.3", "::/0", false],
      ["2001:db8::1", "0.0.0.0/0", false],
      ["not an address", "0.0.0.0/0", false],
    ];
    for (const [ip, range, inside] of rows) assert.equal(inRanges(ip, [range]), inside, `${ip} in ${range}`);
    assert.equal(inRanges("10.1.2.3", []), false);
  });

  test("only usual spellings are ranges", () => {
    for (const text of [
      "10.0.0.1",
      "10.0.0.0/8",
      "::1",
      "2001:db8::/32",
      "::ffff:10.0.0.1",
      "::ffff:10.0.0.0/104",
    ])
      assert.equal(isRange(text), true, text);
    for (const text of [
      "",
      "1",
      "10.1",
      "0x7f.0.0.1",
      "010.0.0.1",
      "10.0.0.0/33",
      "::/129",
      "10.0.0.0/",
      "fe80::1%eth0",
      "10.0.0.0/8/8",
      "localhost",
      ":",
      "10.0.0.0/-1",
    ])
      assert.equal(isRange(text), false, text);
  });

  test("a range lies within another when all of it does", () => {
    assert.equal(liesWithin("10.1.0.0/16", ["192.168.0.0/16", "10.0.0.0/8"]), true);
    assert.equal(liesWithin("10.0.0.0/7", ["10.0.0.0/8"]), false);
    assert.equal(liesWithin("10.0.0.1", ["10.0.0.1"]), true);
  });

  test("limits per address count an IPv6 network as one", () => {
    assert.equal(addressBucket("2001:db8:1:2:3:4:5:6"), addressBucket("2001:db8:1:2::1"));
    assert.notEqual(addressBucket("2001:db8:1:2::1"), addressBucket("2001:db8:1:3::1"));
    assert.equal(addressBucket("::ffff:10.0.0.1"), "10.0.0.1");
    assert.equal(canonicalIp("::ffff:10.0.0.1"), "10.0.0.1");
  });
});
