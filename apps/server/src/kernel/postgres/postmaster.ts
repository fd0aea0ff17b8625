// One run of the PostgreSQL server: start it, know when it is ready, stop it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { pathFromInside } from "./cluster.ts";
import { readPidFile } from "./pid-file.ts";
import { clusterName } from "./processes.ts";
import type { RunAs } from "./run-as.ts";
import type { Tie } from "./tie.ts";
import { identity, toolEnvironment } from "./tool.ts";

export type ServerSetup = {
  clusterDir: string;
  socketDir: string;
  logFile: string;
  binaries: Binaries;
  as: RunAs | undefined;
  tie: Tie;
  durable: boolean;
};

export type Postmaster = {
  pid: number;
  /** How it ended, in words. Never rejects. */
  ended: Promise<string>;
  running(): boolean;
  stop(): Promise<void>;
};

/** Resolves when it accepts connections; rejects with the server's own words when it ends before that. */
export async function startPostmaster(o: ServerSetup): Promise<Postmaster> {
  keepLogSmall(o.logFile);
  const logStart = sizeOf(o.logFile);
  const child = await spawnServer(o);
  const { pid } = child;
  if (pid === undefined) {
    const [error] = await once(child, "error");
    throw new Error(`PostgreSQL could not be started: ${String(error)}`);
  }
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  o.tie.attach(child);
  const running = () => child.exitCode === null && child.signalCode === null;
  while (running()) {
    const file = await readPidFile(o.clusterDir);
    if (file?.pid === pid && file.status === "ready") {
      return { pid, ended, running, stop: () => stopChild(child, ended) };
    }
    await sleep(10);
  }
  const said = readFileSync(o.logFile, "utf8").slice(logStart).trim();
  throw new Error(`PostgreSQL ended before it was ready (${await ended}):\n${said}`);
}

async function spawnServer(o: ServerSetup): Promise<ChildProcess> {
  // Its messages go straight to a file: a pipe to us would break when we are killed, just when they matter.
  const log = openSync(o.logFile, "a", 0o600);
  if (o.as) fchownSync(log, o.as.uid, o.as.gid);
  const command = [...o.tie.prefix, o.binaries.postgres, ...(await serverArguments(o))];
  try {
    return spawn(command[0] ?? o.binaries.postgres, command.slice(1), {
      cwd: o.clusterDir,
      env: toolEnvironment(),
      stdio: ["ignore", log, log],
      // A session of its own: Ctrl-C in the terminal is meant for Parlo, which stops PostgreSQL last.
      detached: true,
      ...identity(o.as),
    });
  } finally {
    closeSync(log);
  }
}

async function serverArguments(o: ServerSetup): Promise<string[]> {
  const inside = pathFromInside(o.clusterDir, o.as);
  const settings = [
    `cluster_name=${await clusterName(o.clusterDir)}`,
    "listen_addresses=",
    "port=5432",
    // Commas separate directories in this setting; quotes keep a path with one whole.
    `unix_socket_directories="${o.socketDir === o.clusterDir ? inside : o.socketDir}"`,
    "unix_socket_permissions=0700",
    ...(o.durable ? [] : ["fsync=off", "full_page_writes=off"]),
  ];
  return ["-D", inside, ...settings.flatMap((setting) => ["-c", setting])];
}

/** Fast shutdown first; the rougher ways cost a recovery at the next start, never data. */
async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const patience: [NodeJS.Signals, number][] = [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ];
  for (const [signal, timeoutMs] of patience) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([ended, sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
  }
}

/** Only exceptional lines are logged, so a look at each start is enough. */
function keepLogSmall(logFile: string): void {
  if (sizeOf(logFile) > 5_000_000) renameSync(logFile, `${logFile}.1`);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
