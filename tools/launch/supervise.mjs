// Keeps the server running: starts it again when it crashes, and passes on the wish to stop, once and then firmly.

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { whenNpmEnds } from "./lineage.mjs";
import { root, say } from "./project.mjs";
import { exitCodeOf } from "./run.mjs";

/** @typedef {{ args: string[], env: NodeJS.ProcessEnv, cwd?: string }} Server */

/** The server's way to say that its configuration is wrong: another try would end the same. */
const badConfiguration = 78;
const triesBeforeReady = 3;
const firstPauseMs = 200;
const longestPauseMs = 30_000;
/** A server that ran this long was healthy: its next crash is a new one. */
const healthyMs = 60_000;
const graceMs = 30_000;
/** npm passes Ctrl-C on although the terminal has sent it to everyone: what follows so soon is the same keystroke. */
const sameKeystrokeMs = 1_000;

/** Resolves with the exit code to end with. @param {Server} server @returns {Promise<number>} */
export async function supervise(server) {
  const wish = listenForStop();
  let pauseMs = firstPauseMs;
  let everReady = false;
  /** @type {number | undefined} */
  let port;
  try {
    for (let tries = 1; ; tries++) {
      const startedAt = performance.now();
      const run = startServer(server, { restarted: everReady, port });
      wish.passOnTo(run.child);
      const { code, signal, ready } = await run.ended;
      everReady ||= ready;
      port = run.port() ?? port;
      const ended = exitCodeOf(code, signal);
      if (wish.stopping.aborted || ended === 0 || ended === badConfiguration) return ended;
      if (!everReady && tries === triesBeforeReady) {
        say(`The server did not become ready in ${tries} tries; giving up.`);
        return ended;
      }
      if (performance.now() - startedAt > healthyMs) pauseMs = firstPauseMs;
      say(`The server ended (${signal ?? `exit code ${code}`}); starting it again`);
      await sleep(pauseMs, undefined, { signal: wish.stopping }).catch(() => {});
      if (wish.stopping.aborted) return 0;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  } finally {
    wish.end();
  }
}

/**
 * @param {Server} server
 * @param {{ restarted: boolean, port: number | undefined }} o
 */
function startServer(server, { restarted, port }) {
  const child = spawn(process.execPath, server.args, {
    cwd: server.cwd ?? root,
    // What it announces on stdout it announces once; an address once told stays the same.
    stdio: ["ignore", restarted ? 2 : "inherit", "inherit", "ipc"],
    env: { ...server.env, PARLO_SUPERVISED: "1", ...(port === undefined ? {} : { PORT: String(port) }) },
  });
  let ready = false;
  /** @type {number | undefined} */
  let toldPort;
  child.on("message", (/** @type {{ ready?: unknown, port?: unknown }} */ message) => {
    ready ||= message.ready === true;
    if (typeof message.port === "number") toldPort = message.port;
  });
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null, ready: boolean }>} */
  const ended = new Promise((resolve) => {
    child.once("error", (error) => {
      say(`The server cannot be started: ${error.message}`);
      resolve({ code: 1, signal: null, ready });
    });
    child.once("exit", (code, signal) => resolve({ code, signal, ready }));
  });
  return { child, ended, port: () => toldPort };
}

/** Turns signals, and the end of the npm that runs us, into one wish to stop. */
function listenForStop() {
  const controller = new AbortController();
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  let firstAt = 0;
  const kill = () => child?.kill("SIGKILL");
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (!controller.signal.aborted) {
      controller.abort();
      firstAt = performance.now();
      child?.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
      patience = setTimeout(kill, graceMs);
    } else if (signal === "SIGINT" && performance.now() - firstAt > sameKeystrokeMs) {
      say("Ending the server now");
      kill();
    }
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  // Left alone, we would hold port and data against the next start.
  const stopWatching = whenNpmEnds(() => stop("SIGTERM"));
  return {
    stopping: controller.signal,
    /** @param {import("node:child_process").ChildProcess} next */
    passOnTo(next) {
      child = next;
    },
    end() {
      clearTimeout(patience);
      stopWatching();
      for (const signal of signals) process.off(signal, stop);
    },
  };
}
