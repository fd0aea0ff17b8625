// Ties PostgreSQL's life to ours: it shuts down when this process ends, even by kill -9.
import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./run-as.ts";
import { identity, runTool, toolEnvironment } from "./tool.ts";

export type Tie = {
  /** Put before the command. */
  prefix: string[];
  /** Called with the started child. */
  attach(child: ChildProcess): void;
};

/** The kernel's parent-death signal where `setpriv` can ask for it (Linux with util-linux), else a watchman. */
export async function findTie(as: RunAs | undefined): Promise<Tie> {
  const prefix = ["setpriv", "--pdeathsig", "INT", "--"];
  // The signal is asked for after the change of user, which would clear it: spawn changes first, setpriv runs then.
  const works =
    process.platform === "linux" && (await runTool("setpriv", [...prefix.slice(1), "true"], { as })).ok;
  return works ? { prefix, attach: () => {} } : { prefix: [], attach: (child) => watch(child, as) };
}

/** A shell that waits for our end of its pipe to close, as the kernel does for us whatever ends us. */
export function watch(child: ChildProcess, as: RunAs | undefined): void {
  if (child.pid === undefined) return;
  const watchman = spawn("/bin/sh", ["-c", 'read _; kill -INT "$0"', String(child.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    // A session of its own: Ctrl-C in the terminal is meant for the server, which stops PostgreSQL last.
    detached: true,
    env: toolEnvironment(),
    ...identity(as),
  });
  watchman.on("error", () => {});
  watchman.stdin.on("error", () => {});
  child.once("exit", () => {
    watchman.kill("SIGKILL");
    watchman.stdin.destroy();
  });
}
