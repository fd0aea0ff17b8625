// Reads and repairs postmaster.pid, the file by which PostgreSQL says who serves a cluster and how far it is.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type PidFile = { pid: number; status: string };

export async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  const text = await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, status: (lines[7] ?? "").trim() } : undefined;
}

/**
 * Call when no process of the cluster lives. A leftover file may name a process id that somebody else has by now,
 * and PostgreSQL would refuse to start: the id becomes one that no system hands out. The rest of the file stays,
 * since with it PostgreSQL itself checks that nobody is attached to the old shared memory.
 */
export async function disarmPidFile(clusterDir: string): Promise<void> {
  const path = join(clusterDir, "postmaster.pid");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const rest = text.indexOf("\n");
  // An empty or torn file (the disk was full, the power went) protects nothing and would block the start.
  if (rest < 0) await rm(path, { force: true });
  else await writeFile(path, `2147483647${text.slice(rest)}`);
}
