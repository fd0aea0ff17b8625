// The project's source files, read once and parsed when a check asks.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";

export const SOURCE_FOLDERS = ["apps", "packages", "tools", "bench", "tests"];

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** The syntax tree (ESTree with TypeScript nodes). */
  readonly tree: Node;
  lineOf(offset: number): number;
}

export function readSources(root: string): readonly Source[] {
  return SOURCE_FOLDERS.flatMap((folder) => filesIn(root, folder))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => sourceOf(path, readFileSync(join(root, path), "utf8")));
}

export function filesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && entry.name !== "dist")
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(root, path) : [path];
    })
    .sort();
}

function sourceOf(path: string, text: string): Source {
  let tree: Node | undefined;
  return {
    path,
    text,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    get tree() {
      tree ??= parseAst(text, { lang: languageOf(path) }, path) as unknown as Node;
      return tree;
    },
    lineOf: (offset) => text.slice(0, offset).split("\n").length,
  };
}

function languageOf(path: string): "ts" | "tsx" | "js" {
  if (path.endsWith(".tsx")) return "tsx";
  return path.endsWith(".ts") ? "ts" : "js";
}

/** Visits every node of a tree, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, visit);
    } else if (isNode(value)) walk(value, visit);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** `Date.now` for the expression `Date.now`, `fetch` for `fetch`; empty for anything less plain. */
export function dottedName(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "Identifier") return String(node.name);
  if (node.type !== "MemberExpression" || node.computed === true) return "";
  const object = dottedName(node.object);
  const property = dottedName(node.property);
  return object && property ? `${object}.${property}` : "";
}

export function isTest(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) ||
    /^tests\//.test(path) ||
    /^apps\/server\/src\/(testing|conformance)\//.test(path)
  );
}
