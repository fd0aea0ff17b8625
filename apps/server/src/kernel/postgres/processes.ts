// Finds the processes of one cluster, so that a new server never meets the remains of an old one.
import { readdir, readFile, stat } from "node:fs/promises";
import { runTool } from "./tool.ts";

/**
 * The name a cluster's processes carry in their command line: PostgreSQL shows `cluster_name` in the title of each
 * of them. Device and inode identify the directory itself, whatever path leads to it; a recycled process id cannot
 * fake it, and reading a command line needs no privilege, unlike a working directory inside a container.
 */
export async function clusterName(clusterDir: string): Promise<string> {
  const { dev, ino } = await stat(clusterDir);
  return `parlo-${dev.toString(16)}-${ino.toString(16)}`;
}

/** Ids of the living processes of that name which belong to that user; the dead but unburied do not count. */
export async function processesOf(name: string, uid: number): Promise<number[]> {
  const found: number[] = [];
  for (const { pid, owner, command } of await listProcesses()) {
    const server = `${command} `.includes(` cluster_name=${name} `);
    const worker = command.startsWith(`postgres: ${name}: `);
    if ((server || worker) && (await owner()) === uid) found.push(pid);
  }
  return found;
}

type Listed = { pid: number; command: string; owner(): Promise<number | undefined> };

async function listProcesses(): Promise<Listed[]> {
  return process.platform === "linux" ? listFromProc() : listFromPs();
}

async function listFromProc(): Promise<Listed[]> {
  const ids = (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry));
  const listed = await Promise.all(
    ids.map(async (id): Promise<Listed[]> => {
      // A process that ends while we look is not there.
      const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
      if (command === "") return [];
      const owner = () =>
        stat(`/proc/${id}`).then(
          (status) => status.uid,
          () => undefined,
        );
      return [{ pid: Number(id), command: command.replaceAll("\0", " ").trim(), owner }];
    }),
  );
  return listed.flat();
}

async function listFromPs(): Promise<Listed[]> {
  const { output } = await runTool("ps", ["-axww", "-o", "pid=,uid=,stat=,command="]);
  return output.split("\n").flatMap((line): Listed[] => {
    const [, pid, uid, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (command === undefined || state?.startsWith("Z")) return [];
    return [{ pid: Number(pid), command, owner: async () => Number(uid) }];
  });
}
