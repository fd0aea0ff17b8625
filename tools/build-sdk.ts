// npx tsx tools/build-sdk.ts: the SDK as a package for npm, in packages/sdk/dist. Inside this workspace its source is
// used as it is.

import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = join(ROOT, "packages/sdk/src/index.ts");
const TSC = join(ROOT, "node_modules/typescript/lib/tsc.js");

export async function buildSdk(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [SOURCE],
    outfile: join(folder, "index.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "warning",
  });
  await writeTypes(folder);
  const own = JSON.parse(readFileSync(join(ROOT, "packages/sdk/package.json"), "utf8")) as object;
  const exports = { ".": { types: "./index.d.ts", default: "./index.js" } };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...own, exports }, null, 2)}\n`);
}

async function writeTypes(folder: string): Promise<void> {
  const options = {
    module: "nodenext",
    target: "es2023",
    types: "node",
    typeRoots: join(ROOT, "node_modules/@types"),
    outDir: folder,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const switches = ["--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--strict"];
  switches.push("--exactOptionalPropertyTypes", "--allowImportingTsExtensions", "--skipLibCheck");
  await promisify(execFile)(process.execPath, [TSC, SOURCE, ...flags, ...switches]);
  // The declarations name each other as the sources do; users have no sources.
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".d.ts"))) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), text.replace(/(from "\.\/[\w.-]+)\.ts"/g, '$1.js"'));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSdk(join(ROOT, "packages/sdk/dist"));
