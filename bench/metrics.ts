// Every metric over a year with a million chats and 200,000 tickets, any filter, grouping and interval, while chats and
// tickets go on coming in. Beside it, in the same run: what PostgreSQL takes to count the rows of chats, and to work their
// figures out by the reference's text. CHATS and TICKETS set how many.

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../apps/server/src/kernel/db.ts";
import { chatFigures, figureRows, rebuild } from "../apps/server/src/modules/metrics/index.ts";
import { type MetricsMethod, metricsMethods } from "../apps/server/src/testing/slow-count.ts";
import { median } from "./load.ts";
import type { Bar } from "./main.ts";
import { settle } from "./seeding.ts";
import { basic, type Running, residentBytes, startServer } from "./server.ts";
import { agent, department, writeYear, YEAR_TABLES } from "./year.ts";

const CHATS = Number(process.env.CHATS ?? 1_000_000);
const TICKETS = Number(process.env.TICKETS ?? 200_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CALLS = 20;
const P95_MS = 100;
const DAY_MS = 86_400_000;
/** Chats, and tickets, that begin a second while it is measured. */
const ARRIVING = 2;

const questions: Readonly<Record<string, object>> = {
  "by day, no filter": {},
  "by month, in Kathmandu": { interval: "month", timezone: "Asia/Kathmandu" },
  "one agent": { agentIds: [agent(3)] },
  "ten agents": { agentIds: Array.from({ length: 10 }, (_, n) => agent(n)), interval: "week" },
  "one department": { departmentIds: [department(1)] },
  "one tag": { tags: ["tag 7"] },
  "by agent": { groupBy: "agent", interval: "month" },
  "by department": { groupBy: "department", interval: "week" },
  "by tag": { groupBy: "tag" },
};

interface Took {
  readonly p50: number;
  readonly p95: number;
}
/** Of one round, by method and question. */
type Round = ReadonlyMap<string, Took>;

const keyOf = (method: MetricsMethod, question: string) => `${method} ${question}`;

export async function benchMetrics(): Promise<readonly Bar[]> {
  const server = await startServer();
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    const propertyId = await makeProperty(server);
    const until = Date.now();
    let began = performance.now();
    await writeYear(db, { propertyId, until: new Date(until), chats: CHATS, tickets: TICKETS });
    const facts = await factsOf(db, propertyId);
    console.log(
      `  ${CHATS} chats and ${TICKETS} tickets of a year, with ${facts} things that happened to them, written in ${seconds(began)} s`,
    );
    began = performance.now();
    const own = openDatabase({
      connectionString: server.databaseUrl,
      poolSize: 2,
      named: true,
      onError() {},
    });
    await rebuild(own.db, new Date());
    await own.close();
    console.log(`  packed in ${seconds(began)} s`);
    await settle(server.databaseUrl, YEAR_TABLES);
    const range = {
      startDate: new Date(until - 364 * DAY_MS).toISOString().slice(0, 10),
      endDate: new Date(until).toISOString().slice(0, 10),
      timezone: "Europe/Rome",
    };
    const ask = (method: MetricsMethod, more: object) =>
      timed(server, method, { propertyId, ...range, ...more });
    const before = residentBytes(server.pid);
    const coldMs = await ask("metrics.chats", {});
    const coldTicketsMs = await ask("metrics.tickets-new", {});
    console.log(
      `  the first question of a process ${Math.round(coldMs)} ms, the first about tickets ${Math.round(coldTicketsMs)} ms`,
    );
    const arriving = new AbortController();
    const arrivals = arrive(server, propertyId, arriving.signal);
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round++) rounds.push(await askAll(round, ask));
    arriving.abort();
    await arrivals;
    const heldMb = (residentBytes(server.pid) - before) / 2 ** 20;
    const countMs = await statementMs(
      db,
      `select count(*) from chats where ${figureRows.chats.where} and created_on >= $2`,
      [propertyId, range.startDate],
    );
    const figures = Object.values(chatFigures).map(({ sql }) => sql);
    const slowMs = await statementMs(
      db,
      `select date_trunc('day', created_on at time zone 'Europe/Rome'), ${figures.join(", ")}
       from chats where ${figureRows.chats.where} and created_on >= $2 group by 1 order by 1`,
      [propertyId, range.startDate],
    );
    return verdict(rounds, { coldMs, coldTicketsMs, countMs, slowMs, heldMb });
  } finally {
    await db.end();
    await server.stop();
  }
}

async function askAll(
  round: number,
  ask: (method: MetricsMethod, more: object) => Promise<number>,
): Promise<Round> {
  const found = new Map<string, Took>();
  for (const method of metricsMethods) {
    console.log(`  round ${round}  ${method}`);
    for (const [name, question] of Object.entries(questions)) {
      const took: number[] = [];
      for (let call = 0; call < CALLS; call++) took.push(await ask(method, question));
      took.sort((a, b) => a - b);
      const [p50 = 0, p95 = 0] = [took[CALLS / 2], took[Math.ceil(CALLS * 0.95) - 1]];
      found.set(keyOf(method, name), { p50, p95 });
      console.log(`    ${name.padEnd(24)} p50 ${p50.toFixed(0)}  p95 ${p95.toFixed(0)} ms`);
    }
  }
  return found;
}

const seconds = (since: number) => Math.round((performance.now() - since) / 1000);

async function factsOf(db: pg.Client, propertyId: string): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    "select count(*) from ticket_history where property_id = $1",
    [propertyId],
  );
  return Number(rows[0]?.count);
}

async function call(server: Running, method: string, params: object): Promise<Record<string, unknown>> {
  const reply = await fetch(`${server.facts.baseUrl}/v1/${method}`, {
    method: "POST",
    headers: { authorization: basic(server.facts.apiKey), "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  const body = await reply.json();
  if (!body.ok) throw new Error(`${method} answered ${JSON.stringify(body)}`);
  return body.data;
}

async function timed(server: Running, method: MetricsMethod, params: object): Promise<number> {
  const began = performance.now();
  await call(server, method, params);
  return performance.now() - began;
}

async function makeProperty(server: Running): Promise<string> {
  const { propertyId } = await call(server, "property.create-site", { name: "A busy year" });
  return String(propertyId);
}

/** Today's figures change all the time. */
async function arrive(server: Running, propertyId: string, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    await call(server, "chat.start", { propertyId, visitor: { name: "Ada" }, message: "Hello" });
    const requester = { name: "Ada", email: "ada@mail.example" };
    await call(server, "ticket.create", { propertyId, requester, message: "Hello" });
    await sleep(1000 / ARRIVING);
  }
}

async function statementMs(db: pg.Client, text: string, values: unknown[]): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < 3; i++) {
    const began = performance.now();
    await db.query(text, values);
    took.push(performance.now() - began);
  }
  return median(took);
}

function verdict(
  rounds: readonly Round[],
  o: { coldMs: number; coldTicketsMs: number; countMs: number; slowMs: number; heldMb: number },
): readonly Bar[] {
  const names = Object.keys(questions);
  const isGrouped = (name: string) => "groupBy" in (questions[name] ?? {});
  const grouped = names.filter(isGrouped);
  const others = names.filter((name) => !isGrouped(name));
  const plain = median(
    rounds.map((round) => round.get(keyOf("metrics.chats", names[0] ?? ""))?.p50 ?? Number.NaN),
  );
  return [
    ...metricsMethods.flatMap((method) => [
      slowest(rounds, method, "with no filter or one", others),
      slowest(rounds, method, "grouped", grouped),
    ]),
    {
      what: "all figures of chats by day",
      measured: `p50 ${plain.toFixed(0)} ms; PostgreSQL counts the rows in ${o.countMs.toFixed(0)} ms (ratio ${(plain / o.countMs).toFixed(2)}) and works the figures out in ${o.slowMs.toFixed(0)} ms`,
      bar: "told, not held",
      kept: true,
    },
    {
      what: "the first question of a process",
      measured: `${o.coldMs.toFixed(0)} ms, of tickets ${o.coldTicketsMs.toFixed(0)} ms, and it keeps ${o.heldMb.toFixed(0)} MiB of both`,
      bar: "at most 1000 ms",
      kept: Math.max(o.coldMs, o.coldTicketsMs) <= 1000,
    },
  ];
}

/** Of some questions the one that took longest. */
function slowest(
  rounds: readonly Round[],
  method: MetricsMethod,
  how: string,
  names: readonly string[],
): Bar {
  const p95 = (name: string) =>
    median(rounds.map((round) => round.get(keyOf(method, name))?.p95 ?? Number.NaN));
  const worst = names.reduce((one, other) => (p95(other) > p95(one) ? other : one));
  const year = method === "metrics.chats" ? `${CHATS} chats` : `${TICKETS} tickets`;
  return {
    what: `${method}, a year of ${year}, ${how}: the slowest of ${names.length} questions (${worst})`,
    measured: `p95 ${p95(worst).toFixed(0)} ms`,
    bar: `at most ${P95_MS} ms`,
    kept: p95(worst) <= P95_MS,
  };
}
