// The processes of one running Parlo: launcher, server, PostgreSQL. Found by ancestry and data folder, never by name.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Household {
  readonly launcher: number | undefined;
  readonly server: number | undefined;
  readonly database: number | undefined;
  /** All of them, PostgreSQL's own children included. */
  readonly all: readonly number[];
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** `launcher` is the process id of tools/launch.mjs; what it and the database started belongs to the household. */
export function householdOf(launcher: number, dataDir: string): Household {
  const running = processes();
  const lives = (pid: number) => running.some((one) => one.pid === pid);
  const server = running.find(
    (one) => one.parent === launcher && one.command.includes("apps/server/dist/main.js"),
  );
  const database = postmasterOf(dataDir);
  const roots = [launcher, server?.pid, database].filter(
    (pid) => pid !== undefined && lives(pid),
  ) as number[];
  return {
    launcher: lives(launcher) ? launcher : undefined,
    server: server?.pid,
    database: database !== undefined && lives(database) ? database : undefined,
    all: [...new Set([...roots, ...roots.flatMap((pid) => descendants(pid, running))])],
  };
}

/** Those of `pids` that still run, as lines to show. */
export function survivors(pids: readonly number[]): readonly string[] {
  return processes()
    .filter(({ pid }) => pids.includes(pid))
    .map(({ pid, command }) => `${pid} ${command}`);
}

function processes(): readonly Process[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" });
  return table.split("\n").flatMap((line) => {
    const [, pid, parent, state = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A dead process whose parent has not looked yet holds nothing any more.
    return pid === undefined || state.startsWith("Z")
      ? []
      : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

function descendants(pid: number, running: readonly Process[]): readonly number[] {
  return running
    .filter((one) => one.parent === pid)
    .flatMap((one) => [one.pid, ...descendants(one.pid, running)]);
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    const [pid] = readFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
    return Number(pid) || undefined;
  } catch {
    return undefined;
  }
}
