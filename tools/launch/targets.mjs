// What is built, from which sources, and whether it is up to date. The building itself is tools/build.mjs.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contentFingerprint, quickFingerprint, sourceFiles } from "./fingerprint.mjs";
import { root } from "./project.mjs";
import { runQuietly } from "./run.mjs";

/** @typedef {"server" | "dashboard" | "widget"} TargetName */
/** @typedef {{ needs: string, inputs: string[], output: string }} Target */

/** @type {Record<TargetName, Target>} */
const targets = {
  server: {
    needs: "apps/server/src/main.ts",
    inputs: ["apps/server/src", "apps/server/package.json", "packages", "tools/build.mjs"],
    output: "apps/server/dist/main.js",
  },
  dashboard: {
    needs: "apps/dashboard/vite.config.ts",
    inputs: ["apps/dashboard", "packages", "tools/build.mjs"],
    output: "apps/dashboard/dist/index.html",
  },
  widget: {
    needs: "apps/widget/loader/main.ts",
    inputs: ["apps/widget", "packages", "tools/build.mjs", "tools/build-widget.mjs"],
    output: "apps/widget/dist/frame.html",
  },
};

/** @param {TargetName[]} names @returns {TargetName[]} */
export function staleTargets(names) {
  return names.filter((name) => existsSync(join(root, targets[name].needs)) && !isCurrent(name));
}

/** @param {TargetName[]} names */
export async function build(names) {
  // Taken before the build: a file saved while it runs counts as a change afterwards.
  const prints = names.map((name) => {
    const files = sourceFiles(root, targets[name].inputs);
    return { name, quick: quickFingerprint(root, files), content: contentFingerprint(root, files) };
  });
  await runQuietly({
    doing: `Building ${names.join(" and ")}`,
    done: "Built",
    command: process.execPath,
    args: ["tools/build.mjs", ...names],
    env: { ...process.env, NODE_ENV: "production" },
  });
  for (const { name, ...print } of prints) writeStamp(name, print);
}

/** @param {TargetName} name */
function isCurrent(name) {
  if (!existsSync(join(root, targets[name].output))) return false;
  const built = readStamp(name);
  if (!built) return false;
  const files = sourceFiles(root, targets[name].inputs);
  const quick = quickFingerprint(root, files);
  if (quick === built.quick) return true;
  if (contentFingerprint(root, files) !== built.content) return false;
  try {
    writeStamp(name, { quick, content: built.content });
  } catch {
    // A read-only folder: the contents are compared again at the next start.
  }
  return true;
}

/** In node_modules, which every installation empties: other packages, another build. @param {TargetName} name */
function stampPath(name) {
  return join(root, "node_modules", ".parlo-build", `${name}.json`);
}

/** @param {TargetName} name @returns {import("./fingerprint.mjs").Fingerprint | undefined} */
function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampPath(name), "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {TargetName} name @param {import("./fingerprint.mjs").Fingerprint} print */
function writeStamp(name, print) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), JSON.stringify(print));
}
