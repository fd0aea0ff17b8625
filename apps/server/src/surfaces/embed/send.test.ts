// What strangers can make the server keep drives out nothing that others ask for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compressed } from "./send.ts";

test("The widget's files stay in memory, however many names of ours somebody makes up", () => {
  const ours = () => compressed("br", "ours", { body: "ours" });
  const first = ours();
  for (let n = 0; n < 1_100; n++)
    compressed("gzip", `asked ${n}`, { body: `http://${n}.example`, isAskers: true });
  assert.equal(ours(), first, "the very same bytes");
});
