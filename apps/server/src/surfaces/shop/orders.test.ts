// The demo's tab shows what its token is about and nothing else.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ordersPage } from "./orders.ts";

suite("the demo's orders", () => {
  test("are a page in either language, which asks no other host", () => {
    for (const [language, title] of [
      ["it", "Ordini"],
      ["en", "Orders"],
    ] as const) {
      const page = ordersPage(language);
      assert.ok(page.includes(`<title>${title}</title>`), title);
      assert.doesNotMatch(page, /https?:\/\//);
    }
  });
});
