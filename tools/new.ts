// npm run new -- method chat.end: writes the method and its story test, and says what is left to do.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { moduleOrder } from "./check/imports.table.ts";
import { methodSkeleton, sinceOf } from "./new/skeleton.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function main(kind: string | undefined, name: string | undefined): void {
  if (kind !== "method" || name === undefined)
    throw new Error("Say what to make: npm run new -- method <module>.<verb>");
  const { module, files } = methodSkeleton(name, sinceOf(ROOT));
  for (const { path } of files) if (existsSync(join(ROOT, path))) throw new Error(`${path} exists already.`);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(nextSteps(name, module));
}

function nextSteps(name: string, module: string): string {
  const steps = [
    ...(moduleOrder.includes(module)
      ? []
      : [
          `${module} is a new module: give it its place in moduleOrder of tools/check/imports.table.ts, an index.ts for what others may use, and a word in docs/glossary.md.`,
        ]),
    `Fill in the method: first line, summary, scopes, params, result, errors, example, handler. A decision goes to ${module}.rules.ts, SQL to ${module}.store.ts, a write that two methods share to ${module}.actions.ts.`,
    "npm run generate: registry, OpenAPI, SDK and the reference's example follow.",
    `Write the story in ${name}.test.ts: it fails until you do.`,
    `npm test -- ${name} conformance isolation`,
    "npm run check",
    "A line in CHANGELOG.md, in the reader's words.",
  ];
  return `\nWhat is left to do:\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n")}`;
}

try {
  main(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
