// metrics.chats over a year with a million chats, any filter, grouping and interval, while chats go on coming in. Beside it,
// in the same run: what PostgreSQL takes to count those rows, and to work the same figures out by the reference's text.
// CHATS sets how many.

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../apps/server/src/kernel/db.ts";
import { chatFigures, figureRows, rebuild } from "../apps/server/src/modules/metrics/index.ts";
import { median } from "./load.ts";
import type { Bar } from "./main.ts";
import { dropIndexes } from "./many-chats.ts";
import { basic, type Running, residentBytes, startServer } from "./server.ts";

const CHATS = Number(process.env.CHATS ?? 1_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CALLS = 20;
const P95_MS = 100;
const DAY_MS = 86_400_000;
const AGENTS = 40;
const DEPARTMENTS = 6;
const TAGS = 60;
/** Chats that begin a second while it is measured. */
const ARRIVING = 2;

const agent = (n: number) => `5f0000000000000000000${String(n).padStart(3, "0")}`;
const department = (n: number) => `5e0000000000000000000${String(n).padStart(3, "0")}`;

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

export async function benchMetrics(): Promise<readonly Bar[]> {
  const server = await startServer();
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    const propertyId = await makeProperty(server);
    const until = Date.now();
    let began = performance.now();
    await writeYear(db, propertyId, new Date(until));
    console.log(`  ${CHATS} chats of a year written in ${Math.round((performance.now() - began) / 1000)} s`);
    began = performance.now();
    const own = openDatabase({
      connectionString: server.databaseUrl,
      poolSize: 2,
      named: true,
      onError() {},
    });
    await rebuild(own.db, new Date());
    await own.close();
    console.log(`  packed in ${Math.round((performance.now() - began) / 1000)} s`);
    const range = {
      startDate: new Date(until - 364 * DAY_MS).toISOString().slice(0, 10),
      endDate: new Date(until).toISOString().slice(0, 10),
      timezone: "Europe/Rome",
    };
    const ask = (more: object) => timed(server, { propertyId, ...range, ...more });
    const before = residentBytes(server.pid);
    const coldMs = await ask({});
    console.log(`  the first question of a process ${Math.round(coldMs)} ms`);
    const arriving = new AbortController();
    const arrivals = arrive(server, propertyId, arriving.signal);
    const rounds: Record<string, { p50: number; p95: number }>[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const found: Record<string, { p50: number; p95: number }> = {};
      for (const [name, question] of Object.entries(questions)) {
        const took: number[] = [];
        for (let call = 0; call < CALLS; call++) took.push(await ask(question));
        took.sort((a, b) => a - b);
        found[name] = { p50: took[CALLS / 2] ?? 0, p95: took[Math.ceil(CALLS * 0.95) - 1] ?? 0 };
        console.log(
          `  round ${round}  ${name.padEnd(24)} p50 ${found[name].p50.toFixed(0)}  p95 ${found[name].p95.toFixed(0)} ms`,
        );
      }
      rounds.push(found);
    }
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
    return verdict(rounds, { coldMs, countMs, slowMs, heldMb });
  } finally {
    await db.end();
    await server.stop();
  }
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

async function timed(server: Running, params: object): Promise<number> {
  const began = performance.now();
  await call(server, "metrics.chats", params);
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
    await sleep(1000 / ARRIVING);
  }
}

/** More by day than by night, each with up to three of each word. */
async function writeYear(db: pg.Client, propertyId: string, until: Date): Promise<void> {
  await db.query("begin");
  await db.query("set local maintenance_work_mem = '512MB'");
  await db.query(
    `insert into departments (property_id, department_id, name, created_on)
     select $1, '5e0000000000000000000' || lpad(n::text, 3, '0'), 'Department ' || n, $2::timestamptz from generate_series(0, $3::int - 1) n`,
    [propertyId, until, DEPARTMENTS],
  );
  const rebuilt = await dropIndexes(db);
  await db.query(
    `insert into chats (property_id, chat_id, state, visitor_id, visitor_name, agents, tags, rating, department_id, position,
       message_count, created_on, updated_on, last_message_on, answered_on, visitor_active_on, ended_on)
     select $1, gen_random_uuid(), case when answered then 'ended' else 'missed' end, lpad(n::text, 21, 'v'), 'Visitor ' || n,
       case when answered then array(select distinct '5f0000000000000000000' || lpad((h / (17 * k) % $3)::text, 3, '0')
         from generate_series(1, 1 + h % 2) k) else '{}' end,
       array(select distinct 'tag ' || (h / (31 * k) % $4) from generate_series(1, h % 4) k),
       case when h % 3 = 0 then h / 3 % 3 - 1 else 0 end,
       '5e0000000000000000000' || lpad((h / 7 % $5)::text, 3, '0'), 6, 2 + h % 20, at, at, at + make_interval(secs => 20 + h % 2000),
       case when answered then at + make_interval(secs => 2 + h / 11 % 400) end, at, at + interval '1 hour'
     from (select n, h, h % 10 > 0 as answered, $2::timestamptz - interval '364 days' * (n::float8 / $6::int)
             - interval '6 hours' * (h % 1000 / 1000.0) as at
           from (select n, abs(hashint8(n)) as h from generate_series(1, $6::int) n) s) s`,
    [propertyId, until, AGENTS, TAGS, DEPARTMENTS, CHATS],
  );
  for (const definition of rebuilt) await db.query(definition);
  await db.query("commit");
  await db.query("vacuum analyze chats");
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
  rounds: readonly Record<string, { p50: number; p95: number }>[],
  o: { coldMs: number; countMs: number; slowMs: number; heldMb: number },
): readonly Bar[] {
  const names = Object.keys(questions);
  const p95 = (name: string) => median(rounds.map((round) => round[name]?.p95 ?? Number.NaN));
  const worst = names.reduce((one, other) => (p95(other) > p95(one) ? other : one));
  const plain = median(rounds.map((round) => round[names[0] ?? ""]?.p50 ?? Number.NaN));
  return [
    {
      what: `a year with ${CHATS} chats, the slowest of ${names.length} questions (${worst})`,
      measured: `p95 ${p95(worst).toFixed(0)} ms`,
      bar: `at most ${P95_MS} ms`,
      kept: p95(worst) <= P95_MS,
    },
    {
      what: "all figures by day",
      measured: `p50 ${plain.toFixed(0)} ms; PostgreSQL counts the rows in ${o.countMs.toFixed(0)} ms (ratio ${(plain / o.countMs).toFixed(2)}) and works the figures out in ${o.slowMs.toFixed(0)} ms`,
      bar: "told, not held",
      kept: true,
    },
    {
      what: "the first question of a process",
      measured: `${o.coldMs.toFixed(0)} ms, and it keeps ${o.heldMb.toFixed(0)} MiB`,
      bar: "at most 1000 ms",
      kept: o.coldMs <= 1000,
    },
  ];
}
