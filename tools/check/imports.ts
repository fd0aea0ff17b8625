// Reads every import of the project, type-only ones included, and holds it against imports.table.ts.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { applyExceptions, type Check, type Exception, type Finding } from "./finding.ts";
import { doors, exceptions, moduleOrder, places, pureKernel, purePackages } from "./imports.table.ts";
import { isNode, isTest, type Node, readSources, type Source, walk } from "./sources.ts";

interface Import {
  readonly from: Source;
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Path from the root for files of ours, else the package's name. */
  readonly target: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

export const importTable: Check = {
  name: "import table",
  run: (root) => checkImports(root, exceptions),
};

export function checkImports(root: string, excused: readonly Exception[]): readonly Finding[] {
  const workspaces = readWorkspaces(root);
  const findings = readSources(root).flatMap((source) => {
    if (!placeOf(source.path))
      return [{ where: source.path, problem: "has no place in tools/check/imports.table.ts: give it one" }];
    return importsOf(source, workspaces).flatMap((one) => {
      const problem = judge(one, workspaces);
      return problem
        ? [{ where: `${source.path}:${one.line}`, problem: `imports ${one.specifier}: ${problem}` }]
        : [];
    });
  });
  return applyExceptions(findings, excused, "tools/check/imports.table.ts");
}

function judge(one: Import, workspaces: readonly Workspace[]): string | undefined {
  return one.ours ? judgeFile(one) : judgePackage(one, workspaces);
}

function judgeFile({ from, target, typeOnly }: Import): string | undefined {
  const here = placeOf(from.path);
  const there = placeOf(target);
  if (!here || !there) return undefined;
  if (there.name !== here.name && !here.may.includes(there.name))
    return `${here.name} may import ${here.may.length > 0 ? here.may.join(", ") : "nothing but itself"}`;
  if (isTest(from.path)) return undefined;
  if (isTest(target) && here.name !== "tool") return "only tests import test helpers";
  const otherMethod = isMethod(target) && isMethod(from.path);
  if (otherMethod)
    return "methods never import methods: move what both need into an action, a rule or the store";
  const isPure = isRule(target) || moduleOf(target) === "scope" || pureKernel.includes(target);
  if (isRule(from.path) && !typeOnly && !isPure) return "a rule imports types and rules only";
  const theirs = moduleOf(target);
  const mine = moduleOf(from.path);
  if (theirs === undefined || theirs === mine || here.name === "registry" || here.name === "tool")
    return undefined;
  if (posix.basename(target) !== "index.ts") return `use ${theirs} through its index.ts`;
  return mine === undefined ? undefined : judgeOrder(mine, theirs);
}

function judgeOrder(mine: string, theirs: string): string | undefined {
  const [from, to] = [moduleOrder.indexOf(mine), moduleOrder.indexOf(theirs)];
  if (from === -1 || to === -1)
    return `${from === -1 ? mine : theirs} has no place in the order of modules: add it to tools/check/imports.table.ts`;
  if (from < to) return undefined;
  return `${theirs} lies above ${mine} (${moduleOrder.join(" → ")}): listen to an event instead`;
}

function judgePackage(
  { from, target, typeOnly }: Import,
  workspaces: readonly Workspace[],
): string | undefined {
  const builtIn = target.startsWith("node:");
  const place = placeOf(from.path)?.name;
  if (!isTest(from.path)) {
    if (
      builtIn &&
      place !== undefined &&
      ["dashboard", "sdk", "ui"].includes(place) &&
      !isBuildFile(from.path)
    )
      return "this code runs in browsers, where Node's modules do not exist";
    const door = doors.find((one) => one.packages.includes(target));
    if (door && from.path.startsWith("apps/server/src/") && place !== "main" && !door.files.test(from.path))
      return door.instead;
    if (isRule(from.path) && !typeOnly && !purePackages.includes(target))
      return "a rule imports types and rules only";
  }
  // The dashboard's own build makes `virtual:` modules (vite.config.ts).
  if (builtIn || target.startsWith("virtual:")) return undefined;
  const own = workspaces.find((one) => one.folder !== "" && from.path.startsWith(`${one.folder}/`));
  const declared = [own, workspaces.find((one) => one.folder === "")].some(
    (one, at) =>
      one?.dependencies.includes(target) && (at === 0 || isTest(from.path) || isBuildFile(from.path)),
  );
  if (declared || (own === undefined && workspaces.some((one) => one.dependencies.includes(target))))
    return undefined;
  return `${target} is not among the dependencies of ${own ? `${own.folder}/package.json` : "any package.json"}`;
}

/** Runs when the project is built, never in a browser. */
function isBuildFile(path: string): boolean {
  return /\/(vite|postcss)\.config\.(ts|mjs)$/.test(path);
}

function placeOf(path: string) {
  return places.find((place) => place.files.test(path));
}

function moduleOf(path: string): string | undefined {
  return /^apps\/server\/src\/modules\/([^/]+)\//.exec(path)?.[1];
}

function isMethod(path: string): boolean {
  return /\/methods\/[^/]+\.ts$/.test(path);
}

function isRule(path: string): boolean {
  return /\.rules\.ts$/.test(path);
}

function importsOf(source: Source, workspaces: readonly Workspace[]): readonly Import[] {
  const found: Import[] = [];
  walk(source.tree, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    const target = resolve(source.path, specifier, workspaces);
    found.push({
      from: source,
      line: source.lineOf(node.start),
      specifier,
      target: target.path,
      ours: target.ours,
      typeOnly: isTypeOnly(node),
    });
  });
  return found;
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

function specifierOf(node: Node): string | undefined {
  if (!IMPORTING.has(node.type) || !isNode(node.source)) return undefined;
  return typeof node.source.value === "string" ? node.source.value : undefined;
}

function isTypeOnly(node: Node): boolean {
  if (node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type") return true;
  if (!Array.isArray(node.specifiers) || node.specifiers.length === 0) return false;
  return node.specifiers.every(
    (one) => isNode(one) && (one.importKind === "type" || one.exportKind === "type"),
  );
}

function resolve(
  from: string,
  specifier: string,
  workspaces: readonly Workspace[],
): { readonly path: string; readonly ours: boolean } {
  if (specifier.startsWith("."))
    return { path: posix.normalize(posix.join(posix.dirname(from), specifier)), ours: true };
  if (specifier.startsWith("node:")) return { path: specifier.split("/")[0] ?? specifier, ours: false };
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const workspace = workspaces.find((one) => one.name === name);
  return workspace ? { path: `${workspace.folder}/src/index.ts`, ours: true } : { path: name, ours: false };
}

interface Workspace {
  /** Empty for the root. */
  readonly folder: string;
  readonly name: string;
  readonly dependencies: readonly string[];
}

function readWorkspaces(root: string): readonly Workspace[] {
  const folders = ["apps", "packages"].flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  );
  return ["", ...folders].flatMap((folder) => {
    const path = join(root, folder, "package.json");
    if (!existsSync(path)) return [];
    const json = JSON.parse(readFileSync(path, "utf8")) as Record<
      string,
      Record<string, string> | undefined
    > & {
      name?: string;
    };
    const dependencies = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
      Object.keys(json[kind] ?? {}),
    );
    return [{ folder, name: String(json.name ?? ""), dependencies }];
  });
}
