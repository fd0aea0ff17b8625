// What a stranger does first: `npm run -s demo -- --json` in a fresh copy, then a call with the key it printed.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [, , wantedMajor] = process.argv;
assert.equal(process.versions.node.split(".")[0], wantedMajor, "This is not the Node the smoke test is for.");

const dataDir = mkdtempSync(join(tmpdir(), "parlo-smoke-"));
const demo = spawn("npm", ["run", "-s", "demo", "--", "--json"], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
let stdout = "";
demo.stdout.setEncoding("utf8").on("data", (text) => {
  stdout += text;
});
const deadline = setTimeout(() => {
  console.error("The demo was not ready within five minutes.");
  demo.kill("SIGTERM");
  process.exit(1);
}, 300_000);

while (!stdout.includes("\n")) await Promise.race([once(demo.stdout, "data"), once(demo, "exit")]);
const facts = JSON.parse(stdout);
const authorization = `Basic ${Buffer.from(`${facts.apiKey}:`).toString("base64")}`;
const call = async (method, params) => {
  const reply = await fetch(`${facts.baseUrl}/v1/${method}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(params ?? {}),
  });
  return { status: reply.status, body: await reply.json() };
};

const me = await call("agent.me");
assert.equal(me.status, 200);
assert.equal(me.body.ok, true);
assert.equal(me.body.data.email, facts.email);
const properties = await call("property.list");
assert.ok(properties.body.data.some((property) => property.propertyId === facts.propertyId));
assert.equal((await call("property.info", { propertyId: facts.otherPropertyId })).status, 404);
for (const page of ["/", "/v1/openapi.json", "/health/ready"])
  assert.equal((await fetch(facts.baseUrl + page)).status, 200, page);
assert.equal(stdout.trim().split("\n").length, 1, "stdout holds one line and nothing else");

demo.kill("SIGTERM");
// npm ends at once; whoever still holds its output is the server, which needs its data until it has stopped.
await once(demo, "close");
clearTimeout(deadline);
rmSync(dataDir, { recursive: true, force: true });
console.log(`Node ${process.versions.node}: demo started, agent.me answered, demo stopped.`);
