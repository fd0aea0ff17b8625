// The pure parts of the reference: fields, code colours, snippets, Markdown.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fieldsOf, typeName } from "./fields.ts";
import { highlight } from "./highlight.ts";
import { inlineMarkdown, readArticle, slug } from "./markdown.tsx";
import { literal, shortened, styles } from "./snippets.ts";

suite("fields of a schema", () => {
  test("name their types as a reader would", () => {
    for (const [schema, name] of [
      [{ type: "string", pattern: "^[0-9a-fA-F]{24}$" }, "id"],
      [{ type: "string", format: "date-time" }, "time"],
      [{ type: "array", items: { type: "string", format: "email" } }, "array of e-mails"],
      [{ type: "object", patternProperties: { "^.*$": { type: "number" } } }, "map of numbers"],
      [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string or null"],
    ] as const)
      assert.equal(typeName(schema), name);
  });

  test("are found inside lists, maps and alternatives, with the path an error would name", () => {
    const email = { type: "object", required: ["email"], properties: { email: { type: "string" } } };
    const fields = fieldsOf({
      type: "object",
      properties: {
        members: { type: "array", items: email },
        byName: { type: "object", patternProperties: { "^.*$": email } },
        either: { anyOf: [email, { type: "null" }] },
      },
    });
    assert.deepEqual(
      fields.map(({ path, depth, required }) => [path, depth, required]),
      [
        ["members", 0, false],
        ["members[].email", 1, true],
        ["byName", 0, false],
        ["byName.*.email", 1, true],
        ["either", 0, false],
        ["either.email", 1, true],
      ],
    );
  });

  test("tell bounds, defaults and allowed values", () => {
    const [size, role] = fieldsOf({
      type: "object",
      properties: {
        size: { type: "integer", minimum: 1, maximum: 1000, default: 50 },
        role: { type: "string", enum: ["admin", "agent"], minLength: 0, maxLength: 9 },
      },
    });
    assert.deepEqual(size?.limits, ["default 50", "1 to 1,000"]);
    assert.deepEqual(role?.values, ["admin", "agent"]);
    assert.deepEqual(role?.limits, ["at most 9 characters"]);
  });
});

suite("code", () => {
  test("is escaped, whatever it holds", () => {
    const nasty = `"</code><script>alert('x')</script>" & more`;
    for (const language of ["sh", "ts", "python", "json", "http", "text"] as const) {
      const html = highlight(nasty, language);
      assert.doesNotMatch(html, /<(?!\/?span)/);
      assert.equal(
        html
          .replace(/<[^>]*>/g, "")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&#39;", "'")
          .replaceAll("&amp;", "&"),
        nasty,
      );
    }
  });

  test("tells a key of JSON from a string", () => {
    assert.equal(
      highlight('{"a": "b"}', "json"),
      '{<span class="t-key">&quot;a&quot;</span>: <span class="t-string">&quot;b&quot;</span>}',
    );
  });
});

suite("values in other languages", () => {
  test("read as Python", () => {
    const value = { name: "A", on: true, off: false, none: null, list: [1, "b"], "a-b": {} };
    assert.equal(
      literal(value, styles.python),
      '{\n    "name": "A",\n    "on": True,\n    "off": False,\n    "none": None,\n    "list": [1, "b"],\n    "a-b": {},\n}',
    );
  });

  test("read as TypeScript, with quotes only where needed", () => {
    assert.equal(literal({ a: 1, "a-b": [] }, styles.typescript), '{\n  a: 1,\n  "a-b": [],\n}');
  });

  test("are cut for the eye when very long", () => {
    assert.deepEqual(shortened({ a: ["x".repeat(500)], b: 1 }), { a: [`${"x".repeat(60)}…`], b: 1 });
  });
});

suite("Markdown", () => {
  const facts = {
    values: { baseUrl: "https://chat.example.com" },
    hasMethod: (name: string) => name === "agent.me",
    notYet: "not yet",
  };

  test("gives headings anchors, also in Italian", () => {
    const { title, headings } = readArticle("# Guida\n\n## Perché è così?\n\nText\n", facts);
    assert.equal(title, "Guida");
    assert.deepEqual(headings, [{ id: "perche-e-cosi", text: "Perché è così?" }]);
    assert.equal(slug("A `code` word"), "a-code-word");
  });

  test("links the methods there are, and says so of those there are not", () => {
    const { html } = readArticle("# T\n\n[[agent.me]] and [[chat.list]]\n", facts);
    assert.ok(html.includes('<a href="/docs/methods/agent.me"><code>agent.me</code></a>'));
    assert.ok(html.includes('<code>chat.list</code> <span class="not-yet">not yet</span>'));
  });

  test("puts listings that follow each other behind tabs", () => {
    const { html } = readArticle("# T\n\n```sh\ncurl\n```\n\n```ts\nlet a;\n```\n", facts);
    assert.equal([...html.matchAll(/<figure/g)].length, 1);
    assert.equal([...html.matchAll(/type="radio"/g)].length, 2);
  });

  test("fills in this server's address, and refuses a name nobody gives", () => {
    assert.ok(readArticle("# T\n\n{{baseUrl}}\n", facts).html.includes("https://chat.example.com"));
    assert.throws(() => readArticle("# T\n\n{{typo}}\n", facts), /typo/);
  });

  test("lets no HTML through", () => {
    assert.equal(inlineMarkdown("<img src=x> `<b>`"), "&lt;img src=x&gt; <code>&lt;b&gt;</code>");
  });
});
