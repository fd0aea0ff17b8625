// How long until the first call is answered: from a fresh clone with a warm npm cache, and at a second start.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bar } from "./main.ts";
import { basic, type Facts, firstLine, ROOT } from "./server.ts";

const BAR_S = { first: 90, second: 4 };

export async function benchStart(): Promise<readonly Bar[]> {
  const folder = mkdtempSync(join(tmpdir(), "parlo-clone-"));
  try {
    const clone = join(folder, "parlo");
    execFileSync("git", ["clone", "--quiet", "--no-hardlinks", ROOT, clone]);
    const first = await secondsToFirstCall(clone);
    const second = await secondsToFirstCall(clone);
    return [
      bar("first start of a fresh clone to the first answered call", first.called, BAR_S.first),
      bar("second start to ready", second.ready, BAR_S.second),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function secondsToFirstCall(clone: string): Promise<{ ready: number; called: number }> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1000;
  // Its own variables, not those of the npm that runs this bench.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/.test(name)),
  );
  const child = spawn("npm", ["run", "-s", "demo", "--", "--json"], {
    cwd: clone,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...env, PORT: "0", DATA_DIR: join(clone, "..", "data") },
  });
  try {
    const facts = JSON.parse(await firstLine(child)) as Facts;
    const ready = seconds();
    const reply = await fetch(`${facts.baseUrl}/v1/agent.me`, {
      method: "POST",
      headers: { authorization: basic(facts.apiKey) },
    });
    if (!reply.ok) throw new Error(`agent.me answered ${reply.status}.`);
    return { ready, called: seconds() };
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
}

function bar(what: string, seconds: number, limit: number): Bar {
  return { what, measured: `${seconds.toFixed(1)} s`, bar: `under ${limit} s`, kept: seconds < limit };
}
