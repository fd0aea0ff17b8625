// Promise of src/mantine.css: every component on our pages finds its styles there, and no other component's are loaded.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const entry = createRequire(import.meta.url).resolve("@mantine/core");
const mantine = entry.slice(0, entry.lastIndexOf("/core/") + "/core".length);
const always = ["global", "default-css-variables", "baseline"];
/** Parts of a component that stand on their own cards or in menus we do not have. */
const unused = ["CheckboxCard", "CheckboxIndicator", "RadioCard", "RadioIndicator"];

test("the stylesheet names what the components need, nothing else", () => {
  const listed = [...readFileSync(join(src, "mantine.css"), "utf8").matchAll(/styles\/([\w-]+)\.layer\.css/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => !always.includes(name));
  const needed = stylesOf(imported()).filter((name) => !unused.includes(name));
  assert.deepEqual(listed.toSorted(), needed.toSorted());
});

/** Names our code imports from Mantine, as files of Mantine. */
function imported(): string[] {
  const code = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(src, file), "utf8"));
  const names = code.flatMap((text) =>
    [...text.matchAll(/import \{([^}]+)\} from "@mantine\/core"/g)].flatMap((match) =>
      (match[1] ?? "").split(",").map((name) => name.trim()),
    ),
  );
  // The notes in the corner are made of a component of the core.
  return [...new Set([...names, "Notification"])]
    .map((name) => join(mantine, "esm/components", name, `${name}.mjs`))
    .filter((file) => existsSync(file));
}

/** The style modules these files lead to, by name. */
function stylesOf(files: string[]): string[] {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = readFileSync(file, "utf8").matchAll(/from "(\.[^"]+\.mjs)"/g);
    for (const match of imports) waiting.push(join(dirname(file), match[1] ?? ""));
  }
  return [...seen]
    .map((file) => basename(file))
    .filter((name) => name.endsWith(".module.mjs"))
    .map((name) => name.replace(".module.mjs", ""))
    .filter((name) => existsSync(join(mantine, "styles", `${name}.layer.css`)));
}
