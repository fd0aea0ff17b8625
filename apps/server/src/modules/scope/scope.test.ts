// The rules of scopes: nobody gives more than they have, and a disabled member keeps their eyes.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Scopes } from "../../kernel/caller.ts";
import { reaches, readOnly, scopeNames } from "./index.ts";

suite("scopes", () => {
  test("reach what is within them; only everything reaches everything", () => {
    const each = new Set<string>(scopeNames);
    const some = new Set(["members_read", "members_manage"]);
    const cases: readonly (readonly [Scopes, Scopes, boolean])[] = [
      ["all", "all", true],
      ["all", each, true],
      [each, "all", false],
      [each, some, true],
      [some, each, false],
      [some, new Set(["members_read"]), true],
      [some, new Set(["members_read", "keys_manage"]), false],
      [new Set(), new Set(), true],
      [new Set(), "all", false],
    ];
    for (const [held, wanted, expected] of cases) assert.equal(reaches(held, wanted), expected);
  });

  test("of a disabled member only read, and never grow", () => {
    const left = readOnly("all");
    assert.ok(left !== "all" && left.has("members_read") && !left.has("members_manage"));
    assert.deepEqual(readOnly(new Set(["metrics_read", "keys_manage"])), new Set(["metrics_read"]));
  });
});
