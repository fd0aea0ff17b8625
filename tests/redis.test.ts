// The server as it is built, told to use Redis. Tests run the source, where a package loaded only when it is needed
// looks different from what the bundle makes of it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { call, type Target } from "./writers.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

test("the built server starts with REDIS_URL, and serves while Redis is away", {
  timeout: 120_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "parlo-redis-"));
  const { DATABASE_URL: _, ...env } = process.env;
  const launcher = spawn(process.execPath, ["tools/launch.mjs", "demo", "--json"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "ignore"],
    // Nobody listens at port 1: what is tried is the client, not the server.
    env: { ...env, DATA_DIR: dataDir, PORT: "0", REDIS_URL: "redis://127.0.0.1:1" },
  });
  const exit = once(launcher, "exit");
  try {
    let target: Target | undefined;
    for await (const line of createInterface({ input: launcher.stdout })) {
      target = JSON.parse(line) as Target;
      break;
    }
    assert.ok(target, "The demo ended before it was ready.");
    const reply = await call(target, "property.info", { propertyId: target.propertyId });
    assert.equal(reply?.status, 200);
  } finally {
    launcher.kill("SIGTERM");
    await exit;
    rmSync(dataDir, { recursive: true, force: true });
  }
});
