// chat.list and ticket.list of the 20 newest at 16 connections: in a small property and in one with a million, beside a
// bare node:http server that asks the same database for the newest ids and answers the same bytes. The database comes to
// rest before it is asked. CHATS and TICKETS set how many; 0 leaves one out.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchContactLists } from "./contact-lists.ts";
import { type Client, findClient, type Load, median } from "./load.ts";
import type { Bar } from "./main.ts";
import { CHAT_TABLES, writeManyChats } from "./many-chats.ts";
import { TICKET_TABLES, writeManyTickets } from "./many-tickets.ts";
import { settle } from "./seeding.ts";
import { basic, firstLine, ROOT, type Running, startServer } from "./server.ts";

const SIZE = 20;
const CONNECTIONS = 16;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = 4;
const WARM_UP_S = 3;

interface Kind {
  readonly of: "chat" | "ticket";
  readonly few: number;
  readonly many: number;
  readonly bar: { readonly perSecond: number; readonly slowdown: number };
  readonly tables: readonly string[];
  write(o: { databaseUrl: string; propertyId: string; count: number }): Promise<void>;
}

const KINDS: readonly Kind[] = [
  {
    of: "chat",
    few: 1_000,
    many: Number(process.env.CHATS ?? 1_000_000),
    bar: { perSecond: 1_500, slowdown: 1.3 },
    tables: CHAT_TABLES,
    write: ({ count, ...at }) => writeManyChats({ ...at, chats: count }),
  },
  {
    of: "ticket",
    few: 10_000,
    many: Number(process.env.TICKETS ?? 1_000_000),
    bar: { perSecond: 1_000, slowdown: 1.3 },
    tables: TICKET_TABLES,
    write: writeManyTickets,
  },
];

export async function benchLists(): Promise<readonly Bar[]> {
  const bars: Bar[] = [];
  for (const kind of KINDS) if (kind.many > 0) bars.push(...(await benchList(kind)));
  bars.push(...(await benchContactLists()));
  return bars;
}

async function benchList(kind: Kind): Promise<readonly Bar[]> {
  const client = findClient();
  const server = await startServer();
  const headers = { authorization: basic(server.facts.apiKey), "content-type": "application/json" };
  try {
    const small = await property(server, headers, `Few ${kind.of}s`);
    const large = await property(server, headers, `Many ${kind.of}s`);
    const at = performance.now();
    const { databaseUrl } = server;
    await kind.write({ databaseUrl, propertyId: small, count: kind.few });
    await kind.write({ databaseUrl, propertyId: large, count: kind.many });
    console.log(`  ${kind.many} ${kind.of}s written in ${Math.round((performance.now() - at) / 1000)} s`);
    await settle(databaseUrl, kind.tables);
    console.log(
      `  client   ${client.name}, ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each, in turns`,
    );
    const sides = [
      await parlo(kind, server, client, headers, small),
      await parlo(kind, server, client, headers, large),
      await bare(kind, server, client, headers, small),
    ] as const;
    try {
      return verdict(kind, await measure(sides));
    } finally {
      for (const side of sides) side.stop();
    }
  } finally {
    await server.stop();
  }
}

interface Side {
  run(seconds: number): Promise<Load>;
  stop(): void;
}

async function measure(sides: readonly [Side, Side, Side]) {
  for (const side of sides) await side.run(WARM_UP_S);
  const rounds: { readonly small: Load; readonly large: Load; readonly bare: Load }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    // Who goes first changes each time: neither profits from a machine that warms up or tires.
    const loads: Load[] = [];
    for (let i = 0; i < sides.length; i++) {
      const at = (i + round) % sides.length;
      loads[at] = await (sides[at] as Side).run(SECONDS);
    }
    const [small, large, bare] = loads as [Load, Load, Load];
    rounds.push({ small, large, bare });
    console.log(`  round ${round}  few ${show(small)}   many ${show(large)}   bare ${show(bare)}`);
  }
  return rounds;
}

function show({ perSecond, p50Ms, p99Ms }: Load): string {
  return `${Math.round(perSecond)}/s p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`;
}

async function property(server: Running, headers: Record<string, string>, name: string): Promise<string> {
  const reply = await fetch(`${server.facts.baseUrl}/v1/property.create-site`, {
    method: "POST",
    headers,
    body: JSON.stringify({ name }),
  });
  const { data } = (await reply.json()) as { data?: { propertyId: string } };
  if (!data) throw new Error(`No property was made: ${reply.status}`);
  return data.propertyId;
}

const wish = (propertyId: string) => JSON.stringify({ propertyId, size: SIZE });

async function parlo(
  { of }: Kind,
  server: Running,
  client: Client,
  headers: Record<string, string>,
  propertyId: string,
): Promise<Side> {
  const url = `${server.facts.baseUrl}/v1/${of}.list`;
  const body = wish(propertyId);
  return {
    run: (seconds) => client.run(url, headers, seconds, { connections: CONNECTIONS, body }),
    stop() {},
  };
}

/** Started with the reply the real server gave. */
async function bare(
  { of }: Kind,
  server: Running,
  client: Client,
  headers: Record<string, string>,
  propertyId: string,
): Promise<Side> {
  const body = wish(propertyId);
  const sample = await fetch(`${server.facts.baseUrl}/v1/${of}.list`, { method: "POST", headers, body });
  const text = await sample.text();
  // Node writes these itself, in both servers.
  const own = ["date", "connection", "keep-alive", "content-length"];
  const sent = [...sample.headers].filter(([name]) => !own.includes(name));
  const folder = mkdtempSync(join(tmpdir(), "parlo-bare-"));
  const bodyFile = join(folder, "body.json");
  writeFileSync(bodyFile, text);
  console.log(`  reply    ${Buffer.byteLength(text)} bytes`);
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "bench/bare-list.ts",
      JSON.stringify({
        headers: { ...Object.fromEntries(sent), "content-length": `${Buffer.byteLength(text)}` },
        bodyFile,
        databaseUrl: server.databaseUrl,
        propertyId,
        size: SIZE + 1,
        of,
      }),
    ],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = `http://127.0.0.1:${await firstLine(child)}/v1/${of}.list`;
  return {
    run: (seconds) => client.run(url, headers, seconds, { connections: CONNECTIONS, body }),
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function verdict(
  { of, few, many, bar }: Kind,
  rounds: readonly { small: Load; large: Load; bare: Load }[],
): readonly Bar[] {
  const rate = (side: "small" | "large" | "bare") => median(rounds.map((round) => round[side].perSecond));
  const [small, large, bare] = [rate("small"), rate("large"), rate("bare")];
  const p99Ms = median(rounds.map((round) => round.small.p99Ms));
  const slowdown = median(rounds.map((round) => round.small.perSecond / round.large.perSecond));
  const ratio = median(rounds.map((round) => round.small.perSecond / round.bare.perSecond));
  const failed = rounds.reduce(
    (sum, round) => sum + round.small.failed + round.large.failed + round.bare.failed,
    0,
  );
  return [
    {
      what: `the ${SIZE} newest of ${few} ${of}s, requests per second`,
      measured: `${Math.round(small)}, bare node:http with the ids alone ${Math.round(bare)} (ratio ${ratio.toFixed(2)}); p99 ${p99Ms.toFixed(1)} ms`,
      bar: `at least ${bar.perSecond}`,
      kept: small >= bar.perSecond,
    },
    {
      what: `the same of ${many} ${of}s`,
      measured: `${Math.round(large)} per second, ${slowdown.toFixed(2)} times slower`,
      bar: `at most ${bar.slowdown} times slower`,
      kept: slowdown <= bar.slowdown,
    },
    { what: "failed requests", measured: String(failed), bar: "0", kept: failed === 0 },
  ];
}
