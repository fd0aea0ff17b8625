// agent.me against a bare node:http server that answers the same bytes with the same headers: key check, rate limit,
// schema and envelope may cost no more than what the bar leaves. And no call may reach the database.

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Client, CONNECTIONS, findClient, type Load, median } from "./load.ts";
import type { Bar } from "./main.ts";
import { basic, firstLine, ROOT, type Running, startServer } from "./server.ts";

const ROUNDS = 7;
const SECONDS = 4;
const WARM_UP_S = 3;
const BAR = { ratio: 0.45, p99Ms: 15 };

export async function benchAgentMe(): Promise<readonly Bar[]> {
  const client = findClient();
  const server = await startServer();
  const url = `${server.facts.baseUrl}/v1/agent.me`;
  const headers = { authorization: basic(server.facts.apiKey), "content-type": "application/json" };
  const bare = await startBare(url, headers);
  try {
    console.log(
      `  client   ${client.name}, ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each, in turns`,
    );
    await client.run(url, headers, WARM_UP_S);
    await client.run(bare.url, headers, WARM_UP_S);
    const rounds: { readonly parlo: Load; readonly bare: Load }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      // Who goes first changes each time: neither profits from a machine that warms up or tires.
      const order = round % 2 === 1 ? [url, bare.url] : [bare.url, url];
      const loads = new Map<string, Load>();
      for (const one of order) loads.set(one, await client.run(one, headers, SECONDS));
      const pair = { parlo: loads.get(url), bare: loads.get(bare.url) };
      if (!pair.parlo || !pair.bare) throw new Error("A round was not measured.");
      rounds.push({ parlo: pair.parlo, bare: pair.bare });
      console.log(`  round ${round}  agent.me ${show(pair.parlo)}   bare ${show(pair.bare)}`);
    }
    const statements = await countStatements(server, client, url, headers);
    return verdict(rounds, statements);
  } finally {
    bare.stop();
    await server.stop();
  }
}

function show({ perSecond, p50Ms, p99Ms }: Load): string {
  return `${Math.round(perSecond)}/s p50 ${p50Ms.toFixed(2)} p99 ${p99Ms.toFixed(2)} ms`;
}

/** Started with the reply the real server gave. */
async function startBare(url: string, headers: Record<string, string>) {
  const sample = await fetch(url, { method: "POST", headers, body: "{}" });
  const body = await sample.text();
  // Node writes these itself, in both servers.
  const own = ["date", "connection", "keep-alive", "content-length"];
  const sent = [...sample.headers].filter(([name]) => !own.includes(name));
  const reply = { headers: { ...Object.fromEntries(sent), "content-length": Buffer.byteLength(body) }, body };
  const child = spawn(process.execPath, ["--import", "tsx", "bench/bare.ts", JSON.stringify(reply)], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: `http://127.0.0.1:${await firstLine(child)}/v1/agent.me`, stop: () => child.kill() };
}

interface Statements {
  readonly seconds: number;
  readonly calls: number;
  /** Transactions PostgreSQL counted while agent.me ran at full speed, and while it was called four times a second. */
  readonly loaded: number;
  readonly trickle: number;
}

/**
 * The caller cache renews the credentials in use on a timer, so a trickle of calls costs as many statements as a
 * flood. Had each call its own, the flood would cost tens of thousands.
 */
async function countStatements(
  server: Running,
  client: Client,
  url: string,
  headers: Record<string, string>,
): Promise<Statements> {
  const seconds = 5;
  const database = new URL(server.databaseUrl).pathname.slice(1);
  const watcher = new pg.Client({ connectionString: server.databaseUrl.replace(/\/[^/]+$/, "/postgres") });
  await watcher.connect();
  const transactions = async (): Promise<number> => {
    // Backends report at most once a second.
    await sleep(1_500);
    const result = await watcher.query(
      "select xact_commit + xact_rollback as count from pg_stat_database where datname = $1",
      [database],
    );
    return Number(result.rows[0]?.count);
  };
  try {
    const before = await transactions();
    const load = await client.run(url, headers, seconds);
    const between = await transactions();
    for (let call = 0; call < seconds * 4; call++) {
      await fetch(url, { method: "POST", headers, body: "{}" });
      await sleep(250);
    }
    const after = await transactions();
    return {
      seconds,
      calls: Math.round(load.perSecond * seconds),
      loaded: between - before,
      trickle: after - between,
    };
  } finally {
    await watcher.end();
  }
}

function verdict(rounds: readonly { parlo: Load; bare: Load }[], statements: Statements): readonly Bar[] {
  const parlo = rounds.map((round) => round.parlo);
  const ratios = rounds.map((round) => round.parlo.perSecond / round.bare.perSecond);
  const ratio = median(ratios);
  const p99Ms = median(parlo.map((load) => load.p99Ms));
  const failed = rounds.reduce((sum, round) => sum + round.parlo.failed + round.bare.failed, 0);
  const perSecond = Math.round(median(parlo.map((load) => load.perSecond)));
  const barePerSecond = Math.round(median(rounds.map((round) => round.bare.perSecond)));
  return [
    {
      what: "requests per second against bare node:http",
      measured: `${ratio.toFixed(3)} (${perSecond} to ${barePerSecond}; rounds ${ratios.map((r) => r.toFixed(3)).join(" ")})`,
      bar: `at least ${BAR.ratio}`,
      kept: ratio >= BAR.ratio,
    },
    {
      what: "latency",
      measured: `p50 ${median(parlo.map((load) => load.p50Ms)).toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
      bar: `p99 under ${BAR.p99Ms} ms`,
      kept: p99Ms < BAR.p99Ms,
    },
    {
      what: "database transactions",
      measured: `${statements.loaded} in ${statements.seconds} s and ${statements.calls} calls; ${statements.trickle} in as long and ${statements.seconds * 4} calls`,
      bar: "no more for the flood than for the trickle, give or take timers",
      kept: statements.loaded <= statements.trickle * 1.5 + 20,
    },
    { what: "failed requests", measured: String(failed), bar: "0", kept: failed === 0 },
  ];
}
