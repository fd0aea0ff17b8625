// Creates the database cluster: complete under its final name, or not there at all.
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { RunAs } from "./run-as.ts";
import { accessRules, serverSettings } from "./settings.ts";
import { runTool } from "./tool.ts";

export const databaseName = "parlo";
/** Owns the database and may create others; not a superuser, so SQL alone never reaches the machine's files. */
export const roleName = "parlo";

export type NewCluster = {
  clusterDir: string;
  binaries: Binaries;
  as: RunAs | undefined;
  durable: boolean;
};

/** The major version that made the cluster, `undefined` when there is none yet. */
export async function clusterVersion(clusterDir: string): Promise<number | undefined> {
  try {
    return Number(await readFile(join(clusterDir, "PG_VERSION"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export async function clusterPassword(clusterDir: string): Promise<string> {
  return (await readFile(join(clusterDir, passwordFile), "utf8")).trim();
}

export async function createCluster(o: NewCluster): Promise<void> {
  const parent = dirname(o.clusterDir);
  await removeAbandoned(parent, basename(o.clusterDir));
  const staging = join(parent, `${basename(o.clusterDir)}.new-${randomBytes(4).toString("hex")}`);
  await mkdir(staging, { mode: 0o700 });
  if (o.as) await chown(staging, o.as.uid, o.as.gid);
  try {
    await initialise(staging, o);
    await putFile(staging, "postgresql.conf", serverSettings, o.as);
    await putFile(staging, "pg_hba.conf", accessRules(roleName), o.as);
    await createDatabase(staging, o);
    await rename(staging, o.clusterDir);
    if (o.durable) await syncDirectory(parent);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The path PostgreSQL is given for a cluster it is started in. Root may keep its data where the user `postgres`
 * cannot walk (below a closed home directory); a process that is born inside needs no walk.
 */
export function pathFromInside(clusterDir: string, as: RunAs | undefined): string {
  return as && process.platform === "linux" ? "/proc/self/cwd" : clusterDir;
}

const passwordFile = "parlo.password";

async function initialise(staging: string, o: NewCluster): Promise<void> {
  // The C library's character classes serve full-text search; its name for UTF-8 differs between systems.
  const characterTypes = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"];
  let output = "";
  for (const characterType of characterTypes) {
    const created = await runTool(o.binaries.initdb, initdbArguments(staging, o, characterType), {
      as: o.as,
      cwd: staging,
    });
    if (created.ok) return;
    output = created.output;
    if (!output.includes("locale")) break;
  }
  throw new Error(`PostgreSQL could not create its database in ${dirname(staging)}:\n${output.trim()}`);
}

function initdbArguments(staging: string, o: NewCluster, characterType: string): string[] {
  // PostgreSQL 17 brought collations that no operating-system update can change under an index.
  const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  return [
    ...["-D", pathFromInside(staging, o.as), "--username=postgres", "--auth=reject", "--data-checksums"],
    ...["--encoding=UTF8", "--locale=C", `--lc-ctype=${characterType}`, "--no-instructions"],
    ...(o.binaries.major >= 17 ? builtin : []),
    ...(o.durable ? [] : ["--no-sync"]),
  ];
}

/** Single-user mode needs no login, so the superuser never gets a way in, and no half-made state is ever served. */
async function createDatabase(staging: string, o: NewCluster): Promise<void> {
  const password = randomBytes(32).toString("base64url");
  await putFile(staging, passwordFile, `${password}\n`, o.as);
  const statements = [
    `CREATE ROLE ${roleName} LOGIN CREATEDB PASSWORD '${password}'`,
    `GRANT pg_monitor TO ${roleName}`,
    `CREATE DATABASE ${databaseName} OWNER ${roleName}`,
  ];
  const done = await runTool(
    o.binaries.postgres,
    [
      ...["--single", "-D", pathFromInside(staging, o.as), "-c", "exit_on_error=on"],
      ...(o.durable ? [] : ["-c", "fsync=off"]),
      "postgres",
    ],
    { as: o.as, cwd: staging, input: `${statements.join("\n")}\n` },
  );
  if (!done.ok)
    throw new Error(`PostgreSQL could not create the database ${databaseName}:\n${done.output.trim()}`);
}

/** What a start that was killed halfway left behind. Only the holder of the data directory's lock gets here. */
async function removeAbandoned(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(`${name}.new-`)) continue;
    await rm(join(parent, entry), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function putFile(directory: string, name: string, text: string, as: RunAs | undefined): Promise<void> {
  const path = join(directory, name);
  await writeFile(path, text, { mode: 0o600, flush: true });
  await chmod(path, 0o600);
  if (as) await chown(path, as.uid, as.gid);
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
