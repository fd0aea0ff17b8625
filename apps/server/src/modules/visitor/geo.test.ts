// Where an address is: looked up in a file of our own.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { continentOf } from "../contact/continent.rules.ts";
import { countryOf } from "./geo.ts";

suite("The country of an address", () => {
  test("is found for addresses of both kinds, and for IPv4 inside IPv6", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["8.8.8.8", "US"],
      ["151.38.39.114", "IT"],
      ["::ffff:151.38.39.114", "IT"],
      ["87.128.1.1", "DE"],
      ["2003::1", "DE"],
      ["2001:b07::1", "IT"],
      ["127.0.0.1", undefined],
      ["192.168.1.1", undefined],
      ["10.0.0.1", undefined],
      ["::1", undefined],
      ["fe80::1", undefined],
      ["not an address", undefined],
      ["", undefined],
    ];
    for (const [ip, country] of cases) assert.equal(countryOf(ip), country, ip);
  });

  test("lies on a continent", () => {
    const cases = [
      ["IT", "EU"],
      ["GE", "AS"],
      ["US", "NA"],
      ["BR", "SA"],
      ["NZ", "OC"],
      ["ZA", "AF"],
    ] as const;
    for (const [country, continent] of cases) assert.equal(continentOf(country), continent);
    assert.equal(continentOf("XX"), undefined);
  });
});
