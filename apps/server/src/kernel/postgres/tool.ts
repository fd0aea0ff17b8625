// Runs one short-lived command (initdb, a version question, …) to its end, as another user when asked.
import { spawn } from "node:child_process";
import type { RunAs } from "./run-as.ts";

export type ToolOptions = { as?: RunAs | undefined; cwd?: string; input?: string };
export type ToolResult = { ok: boolean; output: string };

/** Never rejects: a command that cannot be started is `ok: false` with the reason as its output. */
export function runTool(command: string, args: string[], o: ToolOptions = {}): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: o.cwd ?? "/", env: toolEnvironment(), ...identity(o.as) });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
    // A command that dies before reading its input shows in the exit code; the broken pipe adds nothing.
    child.stdin.on("error", () => {});
    child.stdin.end(o.input ?? "");
  });
}

/** PostgreSQL gets nothing of our environment: it may run as another user, and ours holds secrets. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

export function identity(as: RunAs | undefined): { uid?: number; gid?: number } {
  return as ? { uid: as.uid, gid: as.gid } : {};
}
