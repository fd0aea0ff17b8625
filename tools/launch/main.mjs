// The commands: what each needs before it can run, and what it runs.

import { claim } from "./claim.mjs";
import { dataDirOf, prepareDataDir, resetDataDir } from "./data-dir.mjs";
import { install, isInstalled } from "./install.mjs";
import { FailedCommand, LaunchError, root, say } from "./project.mjs";
import { passThrough } from "./run.mjs";
import { supervise } from "./supervise.mjs";
import { build, staleTargets } from "./targets.mjs";

/** @typedef {import("./targets.mjs").TargetName} TargetName */
/** @typedef {{ builds: TargetName[], flags: string[] | "any", run(args: string[]): Promise<number> }} Command */

const server = "apps/server/dist/main.js";
const tsx = ["--import", "tsx"];

/** @type {Record<string, Command>} */
const commands = {
  demo: { builds: ["server", "dashboard", "widget"], flags: ["--reset", "--json"], run: demo },
  start: { builds: ["server", "dashboard", "widget"], flags: [], run: () => serve("production", {}) },
  "metrics rebuild": { builds: ["server"], flags: [], run: rebuildMetrics },
  dev: { builds: ["dashboard", "widget"], flags: [], run: develop },
  test: {
    builds: ["server", "dashboard", "widget"],
    flags: "any",
    run: (args) => node(...tsx, "tools/test.ts", ...args),
  },
  kill: {
    builds: ["server", "dashboard", "widget"],
    flags: "any",
    run: (args) => node(...tsx, "tests/kill.ts", ...args),
  },
  check: {
    builds: ["dashboard", "widget"],
    flags: "any",
    run: (args) => node(...tsx, "tools/check.ts", ...args),
  },
  bench: {
    builds: ["server", "dashboard", "widget"],
    flags: "any",
    run: (args) => node(...tsx, "bench/main.ts", ...args),
  },
};

/** @param {string[]} argv */
export async function main(argv) {
  try {
    const words = argv.slice(0, 2).join(" ") in commands ? 2 : 1;
    const name = argv.slice(0, words).join(" ");
    const args = argv.slice(words);
    const command = commands[name];
    if (!command)
      throw new LaunchError(`Unknown command "${name}". Known: ${Object.keys(commands).join(", ")}.`, 64);
    refuseUnknownFlags(name, command, args);
    await prepare(command.builds);
    process.exitCode = await command.run(args);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    if (error instanceof FailedCommand) process.stderr.write(error.output);
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

/** @param {string} name @param {Command} command @param {string[]} args */
function refuseUnknownFlags(name, { flags }, args) {
  if (flags === "any") return;
  const unknown = args.filter((arg) => !flags.includes(arg));
  if (unknown.length === 0) return;
  const known = flags.length > 0 ? `It knows ${flags.join(" and ")}.` : "It takes none.";
  throw new LaunchError(`${name} does not know ${unknown.join(" ")}. ${known}`, 64);
}

/**
 * Looks first and claims only when there is work: an installed and built Parlo starts from a read-only folder too.
 * @param {TargetName[]} targets
 */
async function prepare(targets) {
  if (isInstalled() && staleTargets(targets).length === 0) return;
  const release = await claim();
  try {
    if (!isInstalled()) await install();
    const stale = staleTargets(targets);
    if (stale.length > 0) await build(stale);
  } finally {
    release();
  }
}

/** @param {string[]} args */
async function demo(args) {
  if (args.includes("--reset")) {
    if (process.env.DATABASE_URL) {
      throw new LaunchError(
        "--reset deletes the embedded database. DATABASE_URL is set: empty that database yourself.",
        78,
      );
    }
    await resetDataDir(dataDirOf("demo"));
  }
  return serve("demo", args.includes("--json") ? { PARLO_DEMO_JSON: "1" } : {});
}

/** @param {"production" | "demo"} mode @param {Record<string, string>} extra */
function serve(mode, extra) {
  const dataDir = dataDirOf(mode);
  prepareDataDir(dataDir);
  const env = { ...process.env, NODE_ENV: "production", PARLO_MODE: mode, DATA_DIR: dataDir, ...extra };
  return supervise({ args: ["--enable-source-maps", server], env, cwd: root });
}

/** Needs the database to itself where it is the embedded one; with DATABASE_URL the server may go on running. */
function rebuildMetrics() {
  const dataDir = dataDirOf("production");
  prepareDataDir(dataDir);
  Object.assign(process.env, { NODE_ENV: "production", PARLO_MODE: "production", DATA_DIR: dataDir });
  return node("--enable-source-maps", server, "metrics", "rebuild");
}

function develop() {
  const dataDir = dataDirOf("development");
  prepareDataDir(dataDir);
  Object.assign(process.env, { PARLO_MODE: "development", DATA_DIR: dataDir });
  return node("node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "apps/server/src/main.ts");
}

/** @param {string[]} args */
function node(...args) {
  return passThrough(process.execPath, args);
}
