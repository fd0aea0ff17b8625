// The checks other programs do: the compiler, the linter, the generators.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check, Finding } from "./finding.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const tool = (name: string) => join(PROJECT, "node_modules/.bin", name);

export const types: Check = {
  name: "types",
  async run(root) {
    const projects = [".", "apps/dashboard", "apps/widget"].filter((folder) =>
      existsSync(join(root, folder, "tsconfig.json")),
    );
    const reports = await Promise.all(
      projects.map((folder) => command(root, tool("tsc"), ["--pretty", "false", "-p", folder])),
    );
    return reports.flat();
  },
};

export const lint: Check = {
  name: "lint and format",
  run: (root) => command(root, tool("biome"), ["check", "--max-diagnostics=50", "--colors=off", "."]),
};

export const generated: Check = {
  name: "generated files",
  run: (root) =>
    command(root, process.execPath, [
      "--import",
      import.meta.resolve("tsx"),
      "tools/generate/main.ts",
      "--check",
    ]),
};

/** One finding with all the program said, when it ends with anything but 0. */
function command(root: string, file: string, args: readonly string[]): Promise<readonly Finding[]> {
  return new Promise((resolve) =>
    execFile(file, [...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve(error ? [{ where: "", problem: `${stdout}${stderr}`.trim() || error.message }] : []),
    ),
  );
}
