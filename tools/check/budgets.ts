// Budgets that fail: what grows unwatched.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Check, Finding } from "./finding.ts";
import { readSources } from "./sources.ts";

export interface Budgets {
  /** Lines of the kernel, the embedded PostgreSQL and tests apart. */
  readonly kernelLines: number;
  readonly postgresLines: number;
  readonly methodLines: number;
  readonly fileLines: number;
  /** Bytes, gzipped, that the dashboard's first page loads: its HTML, and the scripts and styles named there. */
  readonly dashboardBytes: number;
}

const LIMITS: Budgets = {
  kernelLines: 3_110,
  postgresLines: 1_400,
  methodLines: 80,
  fileLines: 400,
  dashboardBytes: 230_000,
};

export const budgets: Check = { name: "budgets", run: (root) => checkBudgets(root, LIMITS) };

export function checkBudgets(root: string, limits: Budgets): readonly Finding[] {
  const written = readSources(root).filter(({ path }) => !/\.gen\.ts$/.test(path));
  const sum = (files: RegExp) =>
    written
      .filter(({ path }) => files.test(path) && !path.endsWith(".test.ts"))
      .reduce((total, { lines }) => total + lines, 0);
  return [
    ...written
      .filter(({ path, lines }) => isMethod(path) && lines > limits.methodLines)
      .map(({ path, lines }) =>
        over(path, lines, limits.methodLines, "a rule or an action wants to be born"),
      ),
    ...written
      .filter(({ lines }) => lines > limits.fileLines)
      .map(({ path, lines }) => over(path, lines, limits.fileLines, "split it by what it is for")),
    ...total("apps/server/src/kernel", sum(/^apps\/server\/src\/kernel\/[^/]+$/), limits.kernelLines),
    ...total(
      "apps/server/src/kernel/postgres",
      sum(/^apps\/server\/src\/kernel\/postgres\//),
      limits.postgresLines,
    ),
    ...dashboard(root, limits.dashboardBytes),
  ];
}

function isMethod(path: string): boolean {
  return /\/methods\/[^/]+\.ts$/.test(path) && !path.endsWith(".test.ts");
}

function over(path: string, lines: number, limit: number, advice: string): Finding {
  return { where: path, problem: `has ${lines} lines, ${limit} allowed: ${advice}` };
}

function total(where: string, lines: number, limit: number): readonly Finding[] {
  if (lines <= limit) return [];
  return [{ where, problem: `has ${lines} lines, ${limit} allowed: does all of it belong to the kernel?` }];
}

/** Measures the build when there is one; `npm run check` makes one first. */
function dashboard(root: string, limit: number): readonly Finding[] {
  const folder = join(root, "apps/dashboard/dist");
  const index = join(folder, "index.html");
  if (!existsSync(index)) return [];
  const html = readFileSync(index, "utf8");
  const assets = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    (match) => match[1] ?? [],
  );
  const bytes = [index, ...assets.map((asset) => join(folder, asset))].reduce(
    (sum, path) => sum + gzipSync(readFileSync(path)).length,
    0,
  );
  if (bytes <= limit) return [];
  return [
    {
      where: "apps/dashboard",
      problem: `loads ${bytes} gzipped bytes at first, ${limit} allowed: load it later`,
    },
  ];
}
