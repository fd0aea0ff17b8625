// Tells whether sources changed since a build: by size and time first, by content when those differ.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** @typedef {{ quick: string, content: string }} Fingerprint */

const notSources = new Set(["node_modules", "dist", "coverage"]);

/**
 * Files below the given files and folders, sorted; a path that does not exist has none.
 * @param {string} base @param {string[]} inputs
 */
export function sourceFiles(base, inputs) {
  /** @type {string[]} */
  const files = [];
  const visit = (/** @type {string} */ path) => {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isFile()) files.push(path);
    if (!status?.isDirectory()) return;
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() ? notSources.has(entry.name) : /\.test\.tsx?$/.test(entry.name)) continue;
      visit(join(path, entry.name));
    }
  };
  for (const input of inputs) visit(join(base, input));
  return files.sort();
}

/** @param {string} base @param {string[]} files */
export function quickFingerprint(base, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(base, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} base @param {string[]} files */
export function contentFingerprint(base, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(base, file)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}
