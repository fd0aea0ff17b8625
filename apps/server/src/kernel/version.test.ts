// The version the server tells is the one the package has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { VERSION } from "./version.ts";

suite("The version", () => {
  test("is that of package.json", () => {
    const text = readFileSync(new URL("../../../../package.json", import.meta.url), "utf8");
    assert.equal(VERSION, (JSON.parse(text) as { version: string }).version);
  });
});
