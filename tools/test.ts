// npm test: prepares one database server and one seeded template, then runs every test file in one process.
// `npm test -- keys rate` runs the files whose path contains one of the words; `--journeys` the
// browser journeys alone, `--without-journeys` everything else.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { databaseServer, makeTemplate, onServer } from "./seeded.ts";
import { findChromium } from "./test/chromium.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["apps", "packages", "tools", "bench", "tests"];

async function main(): Promise<number> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const chromium = findChromium();
  const isJourney = (file: string) => file.endsWith(".journey.test.ts");
  const files = testFiles()
    // From here on: the folder the project lies in may well be called like one of its modules.
    .filter((file) => words.length === 0 || words.some((word) => relative(ROOT, file).includes(word)))
    .filter((file) => !process.argv.includes("--journeys") || isJourney(file))
    .filter((file) => !process.argv.includes("--without-journeys") || !isJourney(file));
  const skipped = chromium ? [] : files.filter(isJourney);
  const folder = mkdtempSync(join(tmpdir(), "parlo-test-"));
  const server = await databaseServer(join(folder, "postgres"));
  // Two machines that share a database server may well have the same process ids.
  const template = `parlo_test_${randomBytes(6).toString("hex")}`;
  try {
    const world = await makeTemplate(server.url, template);
    const environment = join(folder, "environment.json");
    writeFileSync(environment, JSON.stringify({ adminUrl: server.url, template, world }));
    const code = await run(
      files.filter((file) => !skipped.includes(file)),
      { PARLO_TEST_ENVIRONMENT: environment, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
    );
    if (skipped.length > 0)
      console.log(
        `\n!!! ${skipped.length} BROWSER JOURNEYS WERE SKIPPED: no Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.`,
      );
    return code;
  } finally {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(): readonly string[] {
  return SOURCES.flatMap((source) => {
    const folder = join(ROOT, source);
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names
      .filter((name) => /\.test\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
      .map((name) => join(folder, name));
  }).sort();
}

function run(files: readonly string[], env: Record<string, string>): Promise<number> {
  const runner = fileURLToPath(new URL("test/run.ts", import.meta.url));
  const reporter = fileURLToPath(new URL("test/reporter.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      `--test-reporter=${reporter}`,
      "--test-reporter-destination=stdout",
      runner,
      ...files,
    ],
    { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } },
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
