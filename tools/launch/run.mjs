// Runs other programs: quietly, with their output kept for the case of failure, or as if they were ourselves.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { whenNpmEnds } from "./lineage.mjs";
import { FailedCommand, root, say } from "./project.mjs";

/**
 * Says what happens and how long it took; shows the program's own words only when it fails.
 * @param {{ doing: string, done: string, command: string, args: string[], env: NodeJS.ProcessEnv }} o
 */
export async function runQuietly(o) {
  say(`${o.doing} …`);
  const startedAt = performance.now();
  const child = spawn(o.command, o.args, { cwd: root, env: o.env, stdio: ["ignore", "pipe", "pipe"] });
  const unhook = forwardSignals(child, (signal) => process.exit(exitCodeOf(null, signal)));
  let output = "";
  const collect = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? "" : (signal ?? `exit code ${code}`)));
  });
  unhook();
  if (ended !== "") throw new FailedCommand(`${o.doing} failed (${ended}); its output is above.`, output);
  say(`${o.done} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/**
 * Becomes the other program as far as one can: its streams, its signals, its exit code.
 * @param {string} command @param {string[]} args @returns {Promise<number>}
 */
export async function passThrough(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  const unhook = forwardSignals(child);
  const unwatch = whenNpmEnds(() => child.kill("SIGTERM"));
  const [code, signal] = await once(child, "exit");
  unwatch();
  unhook();
  return exitCodeOf(code, signal);
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
export function exitCodeOf(code, signal) {
  return signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1);
}

/** @param {import("node:child_process").ChildProcess} child @param {(signal: NodeJS.Signals) => void} [then] */
function forwardSignals(child, then) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    then?.(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
