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
    ["@b.example and a@b and @ and a@@b.example", "@b.example and a@b and @ and a@@b.example"],
    ["a@b.example@c.example, x;y@d.example", "[a@b.example]@c.example, x;[y@d.example]"],
    ["write-to:a@www.b.example", "write-to:[a@www.b.example]"],
    ["", ""],
  ];
  for (const [text, expected] of cases) {
    const parts = linkify(text);
    assert.equal(parts.map((part) => part.text).join(""), text);
    assert.equal(parts.map((part) => (part.href ? `[${part.text}]` : part.text)).join(""), expected);
  }
});

test("a million letters are read once, whatever they are: read once for each of them they would take hours", () => {
  const n = 1_000_000;
  const halves = `${"a".repeat(n / 2)}@${"b".repeat(n / 2)}`;
  for (const text of ["a".repeat(n), "a.".repeat(n / 2), "a@".repeat(n / 2), "a-@.".repeat(n / 4), halves])
    assert.deepEqual(linkify(text), [{ text }]);
  for (const text of [`www.${"a".repeat(n)}`, "www. ".repeat(n / 5), `${"http:/".repeat(n / 6)}`])
    assert.deepEqual(linkify(text), [{ text }]);
  assert.equal(linkify(`${"a".repeat(n)}@b.example`)[0]?.text.length, n + 10);
  assert.equal(linkify("www.".repeat(n / 4))[0]?.text.length, n - 1);
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
