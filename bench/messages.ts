// Durable visitor messages through the real visitor socket, with one agent watching: how many a second are acknowledged
// after their commit, and how long each takes to the agent's socket. Beside them, in the same run: the insert alone
// through the same driver, and a bare ws server that passes the same bytes on. On the embedded database, and on
// DATABASE_URL's where that is set.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { WebSocket } from "ws";
import { arrive, type Figures, figuresOf, newId, run, TEXT, watch } from "./crowd.ts";
import { median } from "./load.ts";
import type { Bar } from "./main.ts";
import { firstLine, ROOT, startServer } from "./server.ts";

const SENDERS = [1, 16, 64] as const;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = 4;
const WARM_UP_S = 2;
const BAR = { perSecond: 1_500, p95Ms: 25, crowdFactor: 4 };

export async function benchMessages(): Promise<readonly Bar[]> {
  const bars = [...(await measure("the embedded database", undefined))];
  const url = process.env.DATABASE_URL;
  if (url) bars.push(...(await onDatabase(url, (own) => measure("DATABASE_URL", own))));
  else console.log("  DATABASE_URL is not set: the embedded database alone");
  return bars;
}

/** A database of its own on a server that others may use. */
export async function onDatabase<T>(url: string, work: (own: string) => Promise<T>): Promise<T> {
  const name = `parlo_bench_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const own = new URL(url);
  own.pathname = `/${name}`;
  await admin.query(`create database ${name}`);
  try {
    return await work(own.href);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function measure(what: string, databaseUrl: string | undefined): Promise<readonly Bar[]> {
  const server = await startServer(databaseUrl);
  const relay = await startRelay();
  try {
    const version = await ask(server.databaseUrl, "select current_setting('server_version') as value");
    console.log(
      `  on ${what}: PostgreSQL ${version}; ${ROUNDS} × ${SECONDS} s each, in turns; every sender waits for its reply`,
    );
    const agent = await watch(server);
    const visitors = await Promise.all(Array.from({ length: Math.max(...SENDERS) }, () => arrive(server)));
    const raw = await openInserts(server.databaseUrl, Math.max(...SENDERS));
    const rounds = new Map<number, { ours: Figures; raw: Figures; bare: Figures }[]>();
    for (const senders of SENDERS) await run(visitors.slice(0, senders), agent, WARM_UP_S);
    for (let round = 1; round <= ROUNDS; round++)
      for (const senders of SENDERS) {
        const ours = await run(visitors.slice(0, senders), agent, SECONDS);
        const inserts = await raw.run(senders, SECONDS);
        const bare = await relay.run(senders, SECONDS);
        rounds.set(senders, [...(rounds.get(senders) ?? []), { ours, raw: inserts, bare }]);
        console.log(
          `  round ${round}, ${senders} senders  parlo ${show(ours)}   insert alone ${Math.round(inserts.perSecond)}/s   bare ws ${show(bare)}`,
        );
      }
    const said = visitors.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    const kept = Number(
      await ask(
        server.databaseUrl,
        `select count(*)::text as value from chat_messages where text = '${TEXT}'`,
      ),
    );
    const heard = agent.heard();
    for (const one of visitors) one.close();
    agent.close();
    await raw.stop();
    return verdict(what, rounds, { said, kept, heard });
  } finally {
    relay.stop();
    await server.stop();
  }
}

function show({ perSecond, p50Ms, p95Ms, p99Ms }: Figures): string {
  return `${Math.round(perSecond)}/s p50 ${p50Ms.toFixed(1)} p95 ${p95Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`;
}

export async function ask(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

/** One row of about the same length for each message, by a named statement: what the database and the driver can do. */
async function openInserts(databaseUrl: string, most: number) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: most });
  await pool.query(`create table bench_messages (chat_id uuid not null, position int not null, message_id text not null,
    text text not null, sent_on timestamptz not null, primary key (chat_id, position))`);
  let position = 0;
  const text = "insert into bench_messages values ($1::uuid, $2, $3, $4, $5)";
  return {
    async run(writers: number, seconds: number): Promise<Figures> {
      const began = performance.now();
      const until = began + seconds * 1000;
      const times: number[] = [];
      const write = async () => {
        const chatId = crypto.randomUUID();
        while (performance.now() < until) {
          const at = performance.now();
          await pool.query({ name: "insert", text, values: [chatId, ++position, newId(), TEXT, new Date()] });
          times.push(performance.now() - at);
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      return figuresOf(times, (performance.now() - began) / 1000);
    },
    stop: () => pool.end(),
  };
}

/** A bare ws server that passes each message on to one watcher and acknowledges it. */
async function startRelay() {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/relay.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = `ws://127.0.0.1:${await firstLine(child)}`;
  return {
    async run(senders: number, seconds: number): Promise<Figures> {
      const watcher = await opened(url);
      watcher.send("watch");
      const sockets = await Promise.all(Array.from({ length: senders }, () => opened(url)));
      const sentAt = new Map<string, number>();
      const times: number[] = [];
      watcher.on("message", (data) => {
        const { id } = JSON.parse(String(data));
        times.push(performance.now() - (sentAt.get(id) ?? 0));
        sentAt.delete(id);
      });
      const began = performance.now();
      const until = began + seconds * 1000;
      const talk = async (ws: WebSocket) => {
        while (performance.now() < until) {
          const id = newId();
          const acknowledged = new Promise((resolve) => ws.once("message", resolve));
          sentAt.set(id, performance.now());
          ws.send(JSON.stringify({ id, text: TEXT }));
          await acknowledged;
        }
      };
      await Promise.all(sockets.map(talk));
      const tookS = (performance.now() - began) / 1000;
      while (sentAt.size > 0) await sleep(1);
      for (const ws of [watcher, ...sockets]) ws.terminate();
      return figuresOf(times, tookS);
    },
    stop: () => child.kill(),
  };
}

function opened(url: string): Promise<WebSocket> {
  const ws = new WebSocket(url, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    ws.on("open", () => resolve(ws));
    ws.on("error", reject);
  });
}

function verdict(
  what: string,
  rounds: ReadonlyMap<number, readonly { ours: Figures; raw: Figures; bare: Figures }[]>,
  counted: { said: number; kept: number; heard: number },
): readonly Bar[] {
  const of = (senders: number, figure: keyof Figures) =>
    median((rounds.get(senders) ?? []).map(({ ours }) => ours[figure]));
  const ratio = (senders: number, to: "raw" | "bare", figure: keyof Figures) =>
    median((rounds.get(senders) ?? []).map((round) => round.ours[figure] / round[to][figure])).toFixed(2);
  const measured = (senders: number) =>
    `${Math.round(of(senders, "perSecond"))} per second, ${ratio(senders, "raw", "perSecond")} of the insert alone, ${ratio(senders, "bare", "perSecond")} of bare ws; to the agent p50 ${of(senders, "p50Ms").toFixed(1)}, p95 ${of(senders, "p95Ms").toFixed(1)}, p99 ${of(senders, "p99Ms").toFixed(1)} ms (bare ws p95 times ${ratio(senders, "bare", "p95Ms")})`;
  const crowd = of(64, "p95Ms") / of(16, "p95Ms");
  return [
    { what: `1 sender on ${what}`, measured: measured(1), bar: "none", kept: true },
    {
      what: `16 senders on ${what}`,
      measured: measured(16),
      bar: `at least ${BAR.perSecond} per second, p95 at most ${BAR.p95Ms} ms`,
      kept: of(16, "perSecond") >= BAR.perSecond && of(16, "p95Ms") <= BAR.p95Ms,
    },
    {
      what: `64 senders on ${what}`,
      measured: `${measured(64)}; p95 ${crowd.toFixed(1)} times that of 16`,
      bar: `p95 at most ${BAR.crowdFactor} times that of 16`,
      kept: crowd <= BAR.crowdFactor,
    },
    {
      what: "messages acknowledged, in the table, and heard by the agent",
      measured: `${counted.said}, ${counted.kept}, ${counted.heard}`,
      bar: "the same",
      kept: counted.said === counted.kept && counted.said === counted.heard,
    },
  ];
}
