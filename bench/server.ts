// The server under measurement: the production bundle as a process of its own, on a database that outlives it.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "../apps/server/src/kernel/postgres/index.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What `npm run demo -- --json` prints. */
export interface Facts {
  readonly baseUrl: string;
  readonly propertyId: string;
  readonly apiKey: string;
}

const UNLIMITED = {
  ...Object.fromEntries(
    ["READ", "WRITE", "VISITOR", "VISITORS", "CONNECT"].map((tier) => [`RATE_LIMIT_${tier}`, "100000000"]),
  ),
  // All of a crowd's sockets come from here.
  SOCKETS_PER_ADDRESS: "100000000",
};

export interface Running {
  readonly facts: Facts;
  readonly pid: number;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, unless an empty database is given, and the bundle with the seeded world; its log goes to a file, as a
 * service manager would have it.
 */
export async function startServer(databaseUrl?: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "parlo-bench-"));
  const database =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: () => {} })
      : { connectionString: databaseUrl, stop: async () => {} };
  const child = spawn(process.execPath, ["--enable-source-maps", "apps/server/dist/main.js"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", openSync(join(folder, "server.log"), "w")],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PARLO_MODE: "demo",
      PARLO_DEMO_JSON: "1",
      PORT: "0",
      DATA_DIR: folder,
      DATABASE_URL: database.connectionString,
      ...UNLIMITED,
      // As `npm start` has it: the demo logs warnings alone.
      LOG_LEVEL: "info",
    },
  });
  const facts = JSON.parse(await firstLine(child)) as Facts;
  return {
    facts,
    pid: child.pid ?? 0,
    databaseUrl: database.connectionString,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first line a program prints; rejects when it ends without one. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The program was started without a pipe for what it prints.");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`The program ended (${child.exitCode ?? child.signalCode}) before it printed anything.`);
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
}

export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
}
