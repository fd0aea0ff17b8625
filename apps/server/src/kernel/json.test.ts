// Strict reading of bodies.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Refusal } from "./error.ts";
import { readJsonObject } from "./json.ts";

const read = (text: string) => readJsonObject(Buffer.from(text));

function refused(body: Buffer | string): string {
  try {
    readJsonObject(Buffer.from(body));
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.code, "validation_error");
    return `${error.details[0]?.path} ${error.details[0]?.reason}`;
  }
  return assert.fail(`accepted ${body.slice(0, 60)}`);
}

const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
const nestedLists = (depth: number) => `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

suite("reading a JSON body", () => {
  test("an empty body is an empty object", () => {
    assert.deepEqual(read(""), {});
    assert.deepEqual(read(" {} "), {});
  });

  test("what JSON says is what comes out", () => {
    const value = {
      a: [1, "x", { b: null, "": "\\", 'q"': "\u00e8\u{1F600}\n" }],
      c: { a: 1 },
      d: [{ a: 1 }, { a: 2 }],
    };
    assert.deepEqual(read(JSON.stringify(value)), value);
    assert.deepEqual(read('{"a":"\\ud83d\\ude00 \\u00e8 \\\\u0000 \\\\ud800"}'), {
      a: "😀 è \\u0000 \\ud800",
    });
  });

  for (const [what, text, expected] of [
    ["broken JSON", '{"a":1,}', "body is not valid JSON"],
    ["two values", "{}{}", "body is not valid JSON"],
    ["a list", "[]", "body must be a JSON object"],
    ["a bare value", "null", "body must be a JSON object"],
    ["a key twice", '{"a":1,"b":{"a":2},"a":3}', "a appears more than once"],
    ["a key twice, once escaped", '{"a":1,"\\u0061":3}', "a appears more than once"],
    ["a key twice deep inside", '{"a":[{"b":1},{"b":1,"b":2}]}', "b appears more than once"],
    ["__proto__ twice", '{"__proto__":1,"__proto__":2}', "__proto__ appears more than once"],
    ["NUL in a value", '{"a":"x\\u0000"}', "body must not contain the NUL character"],
    ["NUL in a key", '{"a\\u0000":1}', "body must not contain the NUL character"],
    ["the first half of a pair", '{"a":"\\ud83d"}', "body must not contain half of a surrogate pair"],
    ["the second half of a pair", '{"a":"\\ude00"}', "body must not contain half of a surrogate pair"],
    ["two first halves", '{"a":"\\ud83d\\ud83d"}', "body must not contain half of a surrogate pair"],
    ["33 levels", nested(33), "body is nested deeper than 32 levels"],
    ["33 levels of lists", nestedLists(33), "body is nested deeper than 32 levels"],
    ["100,000 levels", nestedLists(100_000), "body is nested deeper than 32 levels"],
  ] as const)
    test(`${what} is refused`, () => assert.equal(refused(text), expected));

  test("32 levels are taken", () => {
    read(nested(32));
    read(nestedLists(32));
  });

  test("bytes that are not UTF-8 are refused", () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]])
      assert.equal(
        refused(Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}')])),
        "body is not valid UTF-8",
      );
  });

  test("a key named like Object's own is an ordinary key", () => {
    assert.deepEqual(Object.keys(read('{"__proto__":{"x":1},"constructor":2}')), [
      "__proto__",
      "constructor",
    ]);
  });

  test("a full body of small strings is read in one pass", () => {
    // A search to the end of the text per string would take minutes here, not milliseconds.
    const list = `{"a":[${Array.from({ length: 260_000 }, () => '"a"').join(",")}]}`;
    assert.equal((read(list).a as unknown[]).length, 260_000);
  });
});
