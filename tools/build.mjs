// Builds for production: `node tools/build.mjs server dashboard`. The server becomes one file, the dashboard a folder.

import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const builders = { server: buildServer, dashboard: buildDashboard };

/** Packages stay in node_modules; our own workspaces are TypeScript and become part of the bundle. */
async function buildServer() {
  const { build } = await import("esbuild");
  await build({
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
    logLevel: "warning",
    plugins: [{ name: "packages-stay-outside", setup: keepPackagesOutside }],
  });
}

/** @param {import("esbuild").PluginBuild} build */
function keepPackagesOutside(build) {
  build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
    if (kind === "entry-point" || path.startsWith("@parlo/")) return undefined;
    return { path, external: true };
  });
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
