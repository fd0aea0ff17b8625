// House lint: habits no general linter knows, each with what to do instead.

import { applyExceptions, type Check, type Exception, type Finding } from "./finding.ts";
import { dottedName, isTest, type Node, readSources, type Source, walk } from "./sources.ts";
import { sqlTexts } from "./sql.ts";

interface Habit {
  /** Files the habit is asked of; tests are left out. */
  readonly files: RegExp;
  /** Files where the thing belongs. */
  readonly home?: RegExp;
  find(node: Node, source: Source): boolean;
  readonly instead: string;
}

const SERVER = /^apps\/server\/src\//;
const KERNEL = /^apps\/server\/src\/kernel\//;

const habits: readonly Habit[] = [
  {
    files: SERVER,
    home: /^apps\/server\/src\/kernel\/outside/,
    find: (node) => calls(node, "fetch", "globalThis.fetch"),
    instead: "bare fetch reaches any address: go through kernel/outside, from a job",
  },
  {
    files: /^apps\/dashboard\/src\//,
    find: (node) =>
      calls(node, "fetch", "window.fetch", "globalThis.fetch") || constructs(node, "XMLHttpRequest"),
    instead: "call the API through @parlo/sdk",
  },
  {
    files: SERVER,
    home: KERNEL,
    find: (node) =>
      (constructs(node, "Date") && argumentCount(node) === 0) || calls(node, "Date.now", "Date"),
    instead: "time comes from ctx.now (tests stand on a clock of their own)",
  },
  {
    files: SERVER,
    home: KERNEL,
    find: (node) =>
      calls(
        node,
        "Math.random",
        ...["randomUUID", "randomBytes", "randomInt", "getRandomValues", "randomFillSync"].flatMap((name) => [
          name,
          `crypto.${name}`,
        ]),
      ),
    instead: "chance comes from ctx.newId() and ctx.randomText(n)",
  },
  {
    files: /^apps\/server\/src\/(kernel|modules|surfaces)\//,
    find: (node) => node.type === "CallExpression" && dottedName(node.callee).startsWith("console."),
    instead: "the server speaks through its log, once per call",
  },
  {
    files: SERVER,
    home: /^apps\/server\/src\/config\.ts$/,
    find: (node) => node.type === "MemberExpression" && dottedName(node) === "process.env",
    instead: "every environment variable is read, checked and explained in config.ts",
  },
  {
    files: /^apps\/server\/src\/modules\//,
    home: /\.store\.ts$/,
    find: (node) => node.type === "TaggedTemplateExpression" && dottedName(node.tag) === "sql",
    instead: "SQL lives in the module's *.store.ts",
  },
];

/** Exceptions: one line each, with its reason and its date. */
const exceptions: readonly Exception[] = [
  {
    where: /^apps\/server\/src\/main\.ts:\d+ every environment variable/,
    reason: "hands the whole environment to config.ts, and asks whether a supervisor started it",
    since: "2026-11-22",
  },
  {
    where: /^apps\/server\/src\/demo\.ts:\d+ every environment variable/,
    reason: "tools/launch.mjs asks for the JSON line; nobody sets it by hand",
    since: "2026-11-22",
  },
  {
    where: /^apps\/server\/src\/kernel\/postgres\/(binaries|tool)\.ts:\d+ every environment variable/,
    reason: "looks for PostgreSQL along PATH, and hands the environment on to the programs it starts",
    since: "2026-11-22",
  },
];

export const houseLint: Check = { name: "house lint", run: (root) => checkHouse(root, exceptions) };

export function checkHouse(root: string, excused: readonly Exception[]): readonly Finding[] {
  const findings = readSources(root).flatMap((source) => [
    ...firstLine(source),
    ...leftovers(source),
    ...habitsOf(source),
    ...clockInSql(source),
  ]);
  return applyExceptions(findings, excused, "tools/check/house.ts");
}

function habitsOf(source: Source): readonly Finding[] {
  if (isTest(source.path)) return [];
  const asked = habits.filter((habit) => habit.files.test(source.path) && !habit.home?.test(source.path));
  if (asked.length === 0) return [];
  const findings: Finding[] = [];
  walk(source.tree, (node) => {
    for (const habit of asked)
      if (habit.find(node, source))
        findings.push({ where: `${source.path}:${source.lineOf(node.start)}`, problem: habit.instead });
  });
  return findings;
}

function firstLine(source: Source): readonly Finding[] {
  const [first = "", second = ""] = source.text.split("\n");
  const line = first.startsWith("#!") ? second : first;
  if (/^\/\/ \S/.test(line) && !/^\/\/ (biome-ignore|@ts-)/.test(line)) return [];
  return [
    { where: `${source.path}:1`, problem: "the first line says what the file is for, in a // comment" },
  ];
}

const NOTE_TO_SELF = /\/[/*].*\b(TODO|FIXME|XXX|HACK)\b/;

function leftovers(source: Source): readonly Finding[] {
  if (source.path.startsWith("tools/check/")) return [];
  const problem = "finish it or file an issue: no notes to self in the code";
  return source.text
    .split("\n")
    .flatMap((line, at) => (NOTE_TO_SELF.test(line) ? [{ where: `${source.path}:${at + 1}`, problem }] : []));
}

function clockInSql(source: Source): readonly Finding[] {
  if (!/^apps\/server\/src\/(modules|surfaces)\//.test(source.path) || isTest(source.path)) return [];
  return sqlTexts(source)
    .filter(({ text }) =>
      /\b(now\s*\(|current_timestamp|clock_timestamp|random\s*\(|gen_random_uuid)/i.test(text),
    )
    .map(({ line }) => ({
      where: `${source.path}:${line}`,
      problem: "time and chance come from ctx, also in SQL: pass ctx.now or ctx.newId() as a parameter",
    }));
}

function calls(node: Node, ...names: readonly string[]): boolean {
  return node.type === "CallExpression" && names.includes(dottedName(node.callee));
}

function constructs(node: Node, name: string): boolean {
  return node.type === "NewExpression" && dottedName(node.callee) === name;
}

function argumentCount(node: Node): number {
  return Array.isArray(node.arguments) ? node.arguments.length : 0;
}
