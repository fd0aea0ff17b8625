// Writes everything that is derived from the definitions. `--check` writes nothing and fails when something is stale.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { registryFiles } from "./registry.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** One generated file: path from the project's root, and text; `undefined` when it must not exist. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string | undefined;
}

export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const stale: string[] = [];
  const apply = (files: readonly GeneratedFile[]) => {
    for (const file of files) {
      if (readIfThere(file.path) === file.text) continue;
      stale.push(file.path);
      if (check) continue;
      const target = join(ROOT, file.path);
      if (file.text === undefined) rmSync(target, { force: true });
      else {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, file.text);
      }
    }
  };
  // The registry comes first: the other generators import it.
  apply(registryFiles(ROOT));
  if (check && stale.length > 0) return report(stale, check);
  const { derivedFiles } = await import("./derived.ts");
  for await (const files of derivedFiles(ROOT)) apply(files);
  report(stale, check);
}

function report(stale: readonly string[], check: boolean): void {
  for (const path of stale) console.log(`${check ? "stale" : "wrote"} ${relative(".", path)}`);
  if (check && stale.length > 0) {
    console.log("Run `npm run generate` and commit the result.");
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
