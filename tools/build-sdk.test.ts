// The package that users of the SDK install.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildSdk } from "./build-sdk.ts";

const TSC = fileURLToPath(new URL("../node_modules/typescript/lib/tsc.js", import.meta.url));
const run = promisify(execFile);

suite("the built SDK", () => {
  const project = mkdtempSync(join(tmpdir(), "parlo-sdk-"));
  const installed = join(project, "node_modules/@parlo/sdk");

  before(async () => {
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    await buildSdk(installed);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  test("runs in plain Node, without anything else installed", async () => {
    const script = `import { createClient, ParloError } from "@parlo/sdk";
const parlo = createClient({ baseUrl: "http://127.0.0.1:1", retries: 0 });
await parlo.agent.me().catch((error) => console.log(error instanceof ParloError, error.code));`;
    writeFileSync(join(project, "run.js"), script);
    const { stdout } = await run(process.execPath, [join(project, "run.js")]);
    assert.equal(stdout.trim(), "true network_error");
  });

  test("is typed: a right call compiles and a wrong one does not", async () => {
    const script = `import { createClient } from "@parlo/sdk";
const parlo = createClient({ baseUrl: "https://chat.example.com" });
export const name: string = (await parlo.agent.me()).name;
export const page: { total: number } = await parlo.property.list({ size: 10 });
// @ts-expect-error a presence that does not exist
await parlo.agent.setPresence({ presence: "asleep" });
// @ts-expect-error a parameter is missing
await parlo.members.list();
// @ts-expect-error no such method
await parlo.call("agent.you");
`;
    const file = join(project, "types.ts");
    writeFileSync(file, script);
    const flags = ["--ignoreConfig", "--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
    const checked = run(process.execPath, [TSC, file, ...flags, "--lib", "es2023,dom"], { cwd: project });
    await checked.catch((error: { stdout: string }) => assert.fail(error.stdout));
  });

  test("names no file that is not in it", () => {
    const types = readFileSync(join(installed, "index.d.ts"), "utf8");
    assert.doesNotMatch(types, /\.ts"/);
    assert.match(readFileSync(join(installed, "package.json"), "utf8"), /"types": "\.\/index\.d\.ts"/);
  });
});
