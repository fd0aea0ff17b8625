// The form of keys, and the table of what is wider than what.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  type AskedKey,
  faultsOf,
  hintOf,
  isWellFormed,
  keyFrom,
  type Reach,
  widerThan,
} from "./keys.rules.ts";

const LETTERS = "0123456789abcdefghijABCDEFGHIJ0123";
const anything: Reach = {
  mode: "live",
  scopes: "all",
  propertyIds: "all",
  ips: [],
  expiresAtMs: undefined,
};

suite("the form of a key", () => {
  test("a key is a prefix and 40 letters, the last six a checksum", () => {
    const key = keyFrom("live", LETTERS);
    assert.match(key, /^parlo_live_[0-9A-Za-z]{40}$/);
    assert.ok(isWellFormed(key));
    assert.ok(isWellFormed(keyFrom("test", LETTERS)));
  });

  test("a key with any one letter changed is not well formed", () => {
    const key = keyFrom("live", LETTERS);
    for (let at = "parlo_live_".length; at < key.length; at++) {
      const other = key[at] === "x" ? "y" : "x";
      assert.equal(isWellFormed(key.slice(0, at) + other + key.slice(at + 1)), false, `letter ${at}`);
    }
    for (const text of ["", key.slice(0, -1), `${key}0`, ` ${key}`, `${key}\n`, key.replace("live", "test")])
      assert.equal(isWellFormed(text), false);
  });

  test("the hint shows no more than four letters of either end", () => {
    assert.match(hintOf(keyFrom("test", LETTERS)), /^parlo_test_0123….{4}$/);
  });
});

suite("no key makes a wider one", () => {
  const rows: readonly [what: string, maker: Partial<Reach>, wanted: Partial<Reach>, refused: string[]][] = [
    ["an unbounded key makes any key", {}, {}, []],
    ["and any narrower one", {}, { mode: "test", scopes: new Set(["tickets_read"]), ips: ["10.0.0.1"] }, []],
    ["a test key makes no live key", { mode: "test" }, {}, ["mode"]],
    ["a test key makes test keys", { mode: "test" }, { mode: "test" }, []],
    ["scopes are not dropped", { scopes: new Set(["tickets_read"]) }, {}, ["scopes"]],
    [
      "scopes are not added",
      { scopes: new Set(["tickets_read"]) },
      { scopes: new Set(["tickets_read", "tabs_read"]) },
      ["scopes"],
    ],
    [
      "equal scopes pass",
      { scopes: new Set(["tickets_read", "tabs_read"]) },
      { scopes: new Set(["tabs_read", "tickets_read"]) },
      [],
    ],
    ["the property list is not dropped", { propertyIds: ["a"] }, {}, ["propertyIds"]],
    ["properties are not added", { propertyIds: ["a"] }, { propertyIds: ["a", "b"] }, ["propertyIds"]],
    ["some of the properties pass", { propertyIds: ["a", "b"] }, { propertyIds: ["b"] }, []],
    ["the address list is not dropped", { ips: ["10.0.0.0/8"] }, {}, ["ips"]],
    ["an address within passes", { ips: ["10.0.0.0/8"] }, { ips: ["10.1.2.3"] }, []],
    ["a range within passes", { ips: ["10.0.0.0/8"] }, { ips: ["10.1.0.0/16"] }, []],
    ["a range without does not", { ips: ["10.0.0.0/8"] }, { ips: ["10.1.0.0/16", "11.0.0.0/16"] }, ["ips"]],
    ["a wider range around it does not", { ips: ["10.0.0.0/8"] }, { ips: ["10.0.0.0/7"] }, ["ips"]],
    ["everything is wider than one range", { ips: ["10.0.0.0/8"] }, { ips: ["0.0.0.0/0"] }, ["ips"]],
    ["IPv6 within passes", { ips: ["2001:db8::/32"] }, { ips: ["2001:db8:1::/48", "2001:db8::1"] }, []],
    ["IPv6 is not IPv4", { ips: ["0.0.0.0/0"] }, { ips: ["::/0"] }, ["ips"]],
    ["IPv4 written as IPv6 is IPv4", { ips: ["10.0.0.0/8"] }, { ips: ["::ffff:10.0.0.0/104"] }, []],
    ["the expiry is not dropped", { expiresAtMs: 5 }, {}, ["expiresOn"]],
    ["the expiry is not put off", { expiresAtMs: 5 }, { expiresAtMs: 6 }, ["expiresOn"]],
    ["the same expiry passes", { expiresAtMs: 5 }, { expiresAtMs: 5 }, []],
    [
      "every way is told at once",
      { mode: "test", scopes: new Set(["tabs_read"]), propertyIds: ["a"], ips: ["10.0.0.1"], expiresAtMs: 5 },
      {},
      ["mode", "scopes", "propertyIds", "ips", "expiresOn"],
    ],
  ];
  for (const [what, maker, wanted, refused] of rows)
    test(what, () => {
      const problems = widerThan({ ...anything, ...maker }, { ...anything, ...wanted });
      assert.deepEqual(
        problems.map((problem) => problem.path),
        refused,
      );
    });
});

suite("what is wrong with a wish for a key", () => {
  const asked: AskedKey = {
    kind: "personal",
    mode: "live",
    propertyId: undefined,
    propertyIds: undefined,
    ips: [],
    expiresAtMs: undefined,
  };
  const facts = {
    nowMs: 1000,
    hasAgent: true,
    sandboxOf: new Map([
      ["shop", false],
      ["sandbox", true],
    ]),
  };
  const rows: readonly [what: string, wish: Partial<AskedKey>, paths: string[], hasAgent?: boolean][] = [
    ["nothing", {}, []],
    ["a service key without a property", { kind: "service" }, ["propertyId"]],
    [
      "a service key with a property list",
      { kind: "service", propertyId: "shop", propertyIds: ["shop"] },
      ["propertyIds"],
    ],
    ["a personal key with a property", { propertyId: "shop" }, ["propertyId"]],
    ["a personal key made by nobody", {}, ["kind"], false],
    ["a service key made by nobody is fine", { kind: "service", propertyId: "shop" }, [], false],
    [
      "properties out of sight",
      { propertyIds: ["shop", "else", "where"] },
      ["propertyIds[1]", "propertyIds[2]"],
    ],
    ["a test key at a live property", { mode: "test", propertyIds: ["shop", "sandbox"] }, ["propertyIds[0]"]],
    [
      "a test service key at a live property",
      { mode: "test", kind: "service", propertyId: "shop" },
      ["propertyId"],
    ],
    [
      "addresses that are none",
      { ips: ["10.0.0.1", "10.0.0.1/33", "x", "1", "010.0.0.1", "fe80::1%eth0", "::/129"] },
      [1, 2, 3, 4, 5, 6].map((at) => `ips[${at}]`),
    ],
    ["addresses that are", { ips: ["10.0.0.0/8", "::1", "2001:db8::/32", "::ffff:10.0.0.1"] }, []],
    ["an expiry gone by", { expiresAtMs: 1000 }, ["expiresOn"]],
    ["an expiry that is no moment", { expiresAtMs: Number.NaN }, ["expiresOn"]],
    ["an expiry ahead", { expiresAtMs: 1001 }, []],
  ];
  for (const [what, wish, paths, hasAgent = true] of rows)
    test(what, () => {
      assert.deepEqual(
        faultsOf({ ...asked, ...wish }, { ...facts, hasAgent }).map((fault) => fault.path),
        paths,
      );
    });
});
