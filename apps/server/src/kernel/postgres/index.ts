// The embedded PostgreSQL: a real server of our own, in a folder, on a Unix socket, alive as long as we are.
import { mkdir, realpath, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { findBinaries } from "./binaries.ts";
import { clusterPassword, clusterVersion, createCluster, databaseName, roleName } from "./cluster.ts";
import { lockDataDir } from "./lock.ts";
import { chooseRunAs } from "./run-as.ts";
import { socketDirFor } from "./socket-dir.ts";
import { supervise } from "./supervise.ts";
import { findTie } from "./tie.ts";

export interface EmbeddedPostgres {
  /** A URL `pg` and psql understand. It holds the password. */
  connectionString: string;
  socketDir: string;
  stop(): Promise<void>;
  /** Of the server process; `undefined` while it is being restarted. */
  pid(): number | undefined;
}

export interface EmbeddedPostgresOptions {
  /** Made when missing. Holds the cluster, its log, and the lock against a second Parlo. */
  dataDir: string;
  log(line: string): void;
  /** `false` trades safety against a crash of the machine (not of a process) for speed: for tests. */
  durable?: boolean;
}

export async function startEmbeddedPostgres(o: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(o.dataDir, { recursive: true });
  const dataDir = await realpath(o.dataDir);
  const unlock = await lockDataDir({ dataDir, log: o.log });
  try {
    const server = await start({ ...o, dataDir });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= server.stop().then(unlock);
      return stopped;
    };
    return { ...server, stop };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function start(o: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, durable = true } = o;
  const clusterDir = join(dataDir, "cluster");
  const as = await chooseRunAs(clusterDir);
  const major = await clusterVersion(clusterDir);
  const binaries = await findBinaries({ dataDir, as, major });
  if (major === undefined) {
    log(`creating a PostgreSQL ${binaries.major} database in ${dataDir}`);
    await createCluster({ clusterDir, binaries, as, durable });
  }
  const socketDir = await socketDirFor(clusterDir, as);
  const tie = await findTie(as);
  const uid = as?.uid ?? process.getuid?.() ?? -1;
  const logFile = join(dataDir, "postgres.log");
  const server = await supervise({
    clusterDir,
    socketDir,
    logFile,
    binaries,
    as,
    uid,
    tie,
    durable,
    log,
  });
  const password = await clusterPassword(clusterDir);
  const connectionString = `postgresql://${roleName}:${password}@${encodeURIComponent(socketDir)}/${databaseName}`;
  const stop = async () => {
    await server.stop();
    if (socketDir !== clusterDir) await rmdir(socketDir).catch(() => {});
  };
  return { connectionString, socketDir, stop, pid: server.pid };
}
