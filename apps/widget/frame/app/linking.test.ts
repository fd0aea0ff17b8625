// Promises of links: addresses lead somewhere, sentences do not, and nothing is ever a script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formLines, isEmojiAlone, linkify } from "./linking.ts";

test("addresses are found without the sentence around them", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["see https://a.example/b?c=1#d.", "see [https://a.example/b?c=1#d]."],
    ["(https://a.example/b)", "([https://a.example/b])"],
    ["https://a.example/Clay_(soil) is", "[https://a.example/Clay_(soil)] is"],
    ["www.a.example, please", "[www.a.example], please"],
    ["write to anna.b+c@shop.example!", "write to [anna.b+c@shop.example]!"],
    ["HTTPS://A.EXAMPLE", "[HTTPS://A.EXAMPLE]"],
    ["one http://a.example two http://b.example", "one [http://a.example] two [http://b.example]"],
    ["“https://a.example”", "“[https://a.example]”"],
    ["javascript:alert(1) data:text/html,x", "javascript:alert(1) data:text/html,x"],
    ["1.5 and a.b and www. and http://", "1.5 and a.b and www. and http://"],
    ["<b>https://a.example</b>", "<b>[https://a.example]</b>"],
    ["(see https://a.example/(b)).", "(see [https://a.example/(b)])."],
    [`http://a.example${")".repeat(9_900)}`, `[http://a.example]${")".repeat(9_900)}`],
    ["", ""],
  ];
  for (const [text, expected] of cases) {
    const parts = linkify(text);
    assert.equal(parts.map((part) => part.text).join(""), text);
    assert.equal(parts.map((part) => (part.href ? `[${part.text}]` : part.text)).join(""), expected);
  }
});

test("a link leads to the web or to a mailbox", () => {
  const hrefs = linkify("www.a.example/b http://c.example d@e.example").flatMap(({ href }) => href ?? []);
  assert.deepEqual(hrefs, ["https://www.a.example/b", "http://c.example/", "mailto:d@e.example"]);
});

test("up to three emoji alone are drawn large", () => {
  for (const text of ["👍", "❤️", "👋🏽 🎉", "👩‍👩‍👧", "🇮🇹🇦🇹🇫🇷"]) assert.ok(isEmojiAlone(text), text);
  for (const text of ["", "ok 👍", "👍👍👍👍", "12", "#"]) assert.ok(!isEmojiAlone(text), text);
});

test("a filled-in form is told from a sentence with a colon", () => {
  assert.deepEqual(formLines("Name : Anna\r\nE-mail : anna@example.com"), [
    { label: "Name", answer: "Anna" },
    { label: "E-mail", answer: "anna@example.com" },
  ]);
  assert.deepEqual(formLines("* Order : 7 : 8"), [{ label: "Order", answer: "7 : 8" }]);
  assert.equal(formLines("One thing : what about\nthe bowl?"), undefined);
  assert.equal(formLines("Hello\r\nthere"), undefined);
});
