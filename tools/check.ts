// npm run check: everything about the code that can be told without running it. A line per check; what fails is
// listed with what to do instead.

import { fileURLToPath } from "node:url";
import { budgets } from "./check/budgets.ts";
import { generated, lint, types } from "./check/commands.ts";
import type { Check } from "./check/finding.ts";
import { houseLint } from "./check/house.ts";
import { importTable } from "./check/imports.ts";
import { lockfile } from "./check/lockfile.ts";
import { tableOwners } from "./check/tables.ts";
import { widgetSize } from "./check/widget-size.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const checks: readonly Check[] = [
  types,
  lint,
  generated,
  importTable,
  houseLint,
  tableOwners,
  budgets,
  widgetSize,
  lockfile,
];

async function main(): Promise<void> {
  // Three are programs of their own and run side by side with the rest.
  const results = checks.map(async (check) => {
    const started = performance.now();
    const findings = await check.run(ROOT);
    return { check, findings, ms: performance.now() - started };
  });
  let failed = 0;
  for (const result of results) {
    const { check, findings, ms } = await result;
    if (findings.length === 0) console.log(`ok      ${check.name} (${(ms / 1000).toFixed(1)} s)`);
    else console.log(`FAILED  ${check.name}`);
    for (const { where, problem } of findings) console.log(where === "" ? problem : `  ${where}  ${problem}`);
    if (findings.length > 0) failed++;
  }
  console.log(`\n${checks.length - failed} checks passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
