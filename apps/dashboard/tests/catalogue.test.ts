// Promises of the catalogues: every language says everything, and says nothing that nobody asks for.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { scopes } from "@parlo/sdk";
import { scopeGroups } from "../src/parts/scopes.ts";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" });
const languages = files.filter((file) => /^i18n\/[a-z]{2}\.json$/.test(file));
const catalogues = languages.map((file) => ({ file, texts: texts(JSON.parse(read(file))) }));
const code = files
  .filter((file) => /\.tsx?$/.test(file))
  .map(read)
  .join("\n");

test("every language has the same keys, and the same blanks to fill in", () => {
  const [first, ...others] = catalogues;
  assert.ok(first && others.length > 0);
  for (const { file, texts } of others) {
    assert.deepEqual([...texts.keys()].sort(), [...first.texts.keys()].sort(), file);
    for (const [key, text] of first.texts)
      assert.deepEqual(blanks(texts.get(key) ?? ""), blanks(text), `${file} ${key}`);
  }
});

test("no text is left empty", () => {
  for (const { file, texts } of catalogues) {
    for (const [key, text] of texts) assert.ok(text.trim(), `${file}: ${key}`);
  }
});

test("every key the code asks for exists, and every key that exists is asked for", () => {
  const keys = new Set(
    [...(catalogues[0]?.texts.keys() ?? [])].map((key) => key.replace(/_(one|other)$/, "")),
  );
  const named = [...code.matchAll(/"([a-z][\w-]*(?:\.[\w-]+)+|[a-z]+)"/gi)].map((match) => match[1] ?? "");
  const asked = new Set([...named, ...namesAfterT()]);
  // `access.statuses.${value}` stands for every key it could spell.
  const patterns = [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
    (match) => new RegExp(`^${(match[1] ?? "").replace(/\./g, "\\.").replace(/\$\{[^}]+\}/g, "[\\w-]+")}$`),
  );
  const missing = [...namesAfterT()].filter((key) => !keys.has(key));
  const unused = [...keys].filter((key) => !asked.has(key) && !patterns.some((pattern) => pattern.test(key)));
  assert.deepEqual({ missing, unused }, { missing: [], unused: [] });
  for (const pattern of patterns)
    assert.ok(
      [...keys].some((key) => pattern.test(key)),
      String(pattern),
    );
});

test("every scope there is can be ticked, once", () => {
  assert.deepEqual(Object.values(scopeGroups).flat().sort(), [...scopes].sort());
});

test("every event that webhooks may hear of has words", () => {
  const named = readFileSync(join(src, "../../../docs/reference/events.gen.json"), "utf8");
  const events = (JSON.parse(named) as { event: string }[]).map(({ event }) => event.replace(":", "-"));
  for (const { file, texts } of catalogues) {
    const known = [...texts.keys()].filter((key) => key.startsWith("hookEvents."));
    assert.deepEqual(known.sort(), events.map((event) => `hookEvents.${event}`).sort(), file);
    for (const event of events) {
      const resource = event.slice(0, event.indexOf("-"));
      assert.ok(texts.has(`hookResources.${resource}`), `${file}: ${resource}`);
    }
  }
});

function namesAfterT(): string[] {
  return [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

function texts(tree: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(path + name, value);
    else for (const [key, text] of texts(value, `${path}${name}.`)) found.set(key, text);
  }
  return found;
}

function blanks(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

function read(file: string): string {
  return readFileSync(join(src, file), "utf8");
}
