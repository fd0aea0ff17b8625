// Clears the way for a new server: waits for what is left of an old one, and ends it where it does not end itself.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { disarmPidFile, readPidFile } from "./pid-file.ts";
import { clusterName, processesOf } from "./processes.ts";

export type Remains = { clusterDir: string; socketDir: string; uid: number; log(line: string): void };

/** Patience before the next, rougher step. Every one of them is safe for committed data. */
const workersLeaveMs = 2_000;
const shutdownMs = 60_000;
const killMs = 70_000;

export async function clearTheWay(o: Remains): Promise<void> {
  const name = await clusterName(o.clusterDir);
  const sent = new Set<string>();
  const once = (signal: NodeJS.Signals, pids: number[]) => {
    for (const pid of pids) {
      if (sent.has(`${signal} ${pid}`)) continue;
      sent.add(`${signal} ${pid}`);
      kill(pid, signal);
    }
  };
  const start = performance.now();
  for (let announced = false; ; announced = true) {
    const alive = await processesOf(name, o.uid);
    if (alive.length === 0) break;
    if (!announced) o.log(`waiting for an earlier PostgreSQL of this data to end (${alive.join(", ")})`);
    const waited = performance.now() - start;
    const file = await readPidFile(o.clusterDir);
    const server = file && alive.includes(file.pid) ? file : undefined;
    // A server whose Parlo is gone: we take its place rather than inherit its settings and its loose life.
    if (server && server.status !== "stopping") once("SIGINT", [server.pid]);
    // Workers without a server notice by themselves, unless they are in the middle of a long query.
    if (!server && waited > workersLeaveMs) once("SIGQUIT", alive);
    if (server && waited > shutdownMs) once("SIGQUIT", [server.pid]);
    if (waited > killMs) once("SIGKILL", alive);
    await sleep(25);
  }
  await disarmPidFile(o.clusterDir);
  // The socket's own lock file names a process id as well, and guards nothing that the checks above do not.
  for (const file of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"])
    await rm(join(o.socketDir, file), { force: true });
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
