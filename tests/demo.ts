// The demo as a process of its own that is there to be killed: started through the launcher, on a data folder and a port
// that outlive it.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { call, type Target } from "./writers.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The supervisor waits longer after each crash in a row; no round comes near its longest pause. */
const BACK_WITHIN_MS = 60_000;

/** What the demo prints on one line. */
export interface Demo extends Target {
  readonly email: string;
  readonly password: string;
}

export function launchDemo(dataDir: string, port: number): ChildProcess {
  const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env;
  return spawn(process.execPath, ["tools/launch.mjs", "demo", "--json"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...env,
      DATA_DIR: dataDir,
      PORT: String(port),
      RATE_LIMIT_WRITE: "1000000",
      RATE_LIMIT_READ: "1000000",
    },
  });
}

export async function ready(launcher: ChildProcess): Promise<Demo> {
  if (!launcher.stdout) throw new Error("The launcher was started without a pipe.");
  const lines = createInterface({ input: launcher.stdout });
  for await (const line of lines) return JSON.parse(line) as Demo;
  throw new Error(
    `The launcher ended (${launcher.exitCode ?? launcher.signalCode}) before the demo was ready.`,
  );
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Back means that a write goes through, not that a port is open. */
export async function answering(target: Target): Promise<void> {
  const deadline = performance.now() + BACK_WITHIN_MS;
  while (performance.now() < deadline) {
    const reply = await call(target, "property.update", {
      propertyId: target.propertyId,
      timezone: "Europe/Rome",
    });
    if (reply?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`Not back after ${BACK_WITHIN_MS / 1000} s.`);
}

/**
 * Below the ports that systems hand out to clients: while the server is down nobody may get its port by chance, least of
 * all a writer of ours that would then talk to itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
