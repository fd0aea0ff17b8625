// Decides which operating-system user runs PostgreSQL, which refuses to run as root.
import { stat } from "node:fs/promises";
import { runTool } from "./tool.ts";

export type RunAs = { uid: number; gid: number };

/** `undefined`: as ourselves. As root: the owner of an existing cluster, else `postgres`, else `nobody`. */
export async function chooseRunAs(clusterDir: string): Promise<RunAs | undefined> {
  const self = process.getuid?.();
  const owner = await stat(clusterDir).catch(() => undefined);
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) {
      throw new Error(
        `The database in ${clusterDir} belongs to user id ${owner.uid}, and this process is user id ${self}. ` +
          "Start Parlo as that user, or choose another DATA_DIR.",
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = (await lookUp("postgres")) ?? (await lookUp("nobody"));
  if (!found) {
    throw new Error(
      "PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`. " +
        "Start Parlo as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  return found;
}

async function lookUp(name: string): Promise<RunAs | undefined> {
  const [uid, gid] = await Promise.all([runTool("id", ["-u", name]), runTool("id", ["-g", name])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}
