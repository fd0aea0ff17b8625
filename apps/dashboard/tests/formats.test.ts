// Which kind of a language dates are written in.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { regional } from "../src/parts/formats.ts";

suite("dates", () => {
  test("are written as the reader's region writes them, in the language of the page", () => {
    assert.equal(regional("en", ["it-IT", "en-GB", "en-US"]), "en-GB");
    assert.equal(regional("it", ["de-CH", "it-CH"]), "it-CH");
  });

  test("are written as the language does where nothing is known of the reader", () => {
    assert.equal(regional("en", []), "en");
    assert.equal(regional("en", ["it", "de-DE"]), "en");
    assert.equal(regional("en-CA", ["en-GB"]), "en-CA");
  });
});
