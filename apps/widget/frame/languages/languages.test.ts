// Promises of the languages: each says everything, with the same blanks, and nothing that nobody asks for.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import en from "./en.ts";
import { languageOf, languages, type Texts } from "./languages.ts";

const app = fileURLToPath(new URL("../app/", import.meta.url));
const help = fileURLToPath(new URL("../help/", import.meta.url));
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

for (const [language, load] of Object.entries(languages))
  test(`${language} says everything`, async () => {
    const { default: texts } = (await load()) as { default: Texts };
    assert.deepEqual(Object.keys(texts), Object.keys(en));
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim(), key);
      assert.deepEqual(blanks(text), blanks(en[key as keyof Texts]), key);
      assert.doesNotMatch(text, /!/, `${key}: no exclamation marks`);
    }
  });

test("every text is asked for", () => {
  const code = [app, help]
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}${name}`))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const unused = Object.keys(en).filter((key) => !new RegExp(`["\\s]${key}["\\s:]`).test(code));
  assert.deepEqual(unused, []);
});

test("a language is chosen by the first tag that is spoken", () => {
  assert.equal(languageOf(["auto", "it-IT", "en"]), "it");
  assert.equal(languageOf([undefined, "pt_BR"]), "pt");
  assert.equal(languageOf(["AR"]), "ar");
  assert.equal(languageOf(["xx", "toString"]), "en");
  assert.equal(languageOf([]), "en");
});
