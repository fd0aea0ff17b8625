// A small project in a temporary folder, for the tests of the checks.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding } from "./finding.ts";

/** Writes the files, runs `check` on their root, removes them. Keys are paths from the root. */
export async function inTree<T>(
  files: Readonly<Record<string, string>>,
  check: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "parlo-check-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await check(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One line per finding, for comparing. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ where, problem }) => `${where} ${problem}`);
}
