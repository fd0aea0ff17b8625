// The client: wrk where it is installed, else autocannon; a process of its own either way.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

export const CONNECTIONS = 32;

export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Replies that were not 2xx, and connections that broke. */
  readonly failed: number;
}

export interface Shape {
  readonly connections?: number;
  /** JSON text; `{}` when absent. */
  readonly body?: string;
  /** POST when absent; a GET has no body. */
  readonly method?: "POST" | "GET";
}

export interface Client {
  readonly name: string;
  /** Over kept-alive connections for so many seconds. */
  run(url: string, headers: Readonly<Record<string, string>>, seconds: number, shape?: Shape): Promise<Load>;
}

export function findClient(): Client {
  const wrk = (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, "wrk")));
  return wrk ? { name: "wrk, one thread", run: runWrk } : { name: "autocannon", run: runAutocannon };
}

const execute = promisify(execFile);

async function runWrk(
  url: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
  { connections = CONNECTIONS, body = "{}", method = "POST" }: Shape = {},
): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), "parlo-wrk-"));
  try {
    const script = join(folder, "post.lua");
    const lines = Object.entries(headers).map(([name, value]) => `wrk.headers["${name}"] = "${value}"`);
    writeFileSync(
      script,
      [
        `wrk.method = "${method}"`,
        ...(method === "GET" ? [] : [`wrk.body = ${JSON.stringify(body)}`]),
        ...lines,
      ].join("\n"),
    );
    const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-s", script, url];
    const { stdout } = await execute("wrk", args);
    const find = (pattern: RegExp) => pattern.exec(stdout)?.slice(1) ?? [];
    const socketErrors = find(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/);
    return {
      perSecond: Number(find(/Requests\/sec:\s+([\d.]+)/)[0]),
      p50Ms: milliseconds(find(/50%\s+([\d.]+)(us|ms|s)/)),
      p99Ms: milliseconds(find(/99%\s+([\d.]+)(us|ms|s)/)),
      failed: [...socketErrors, ...find(/Non-2xx or 3xx responses: (\d+)/)].reduce(
        (sum, n) => sum + Number(n),
        0,
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function milliseconds([value, unit]: readonly string[]): number {
  return Number(value) * (unit === "us" ? 0.001 : unit === "s" ? 1000 : 1);
}

async function runAutocannon(
  url: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
  { connections = CONNECTIONS, body = "{}", method = "POST" }: Shape = {},
): Promise<Load> {
  const cli = createRequire(import.meta.url).resolve("autocannon");
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const args = [
    cli,
    "-c",
    String(connections),
    "-d",
    String(seconds),
    "-m",
    method,
    ...(method === "GET" ? [] : ["-b", body]),
    ...given,
    "-j",
    url,
  ];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 16 * 1024 * 1024 });
  const result = JSON.parse(stdout) as {
    readonly requests: { readonly average: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
