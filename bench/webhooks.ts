// Webhooks: how many signed deliveries one process sends a second from a full table, how long an event takes to its
// receiver at 200 events a second, and what of the message throughput is left while webhooks are on. Beside the first,
// in the same run: the same bodies posted to the same receiver by Node alone, without table, signature or guard. On
// DATABASE_URL's PostgreSQL where that is set, else on the embedded one.

import { type ChildProcess, spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { arrive, newId, run, watch } from "./crowd.ts";
import { median } from "./load.ts";
import type { Bar } from "./main.ts";
import { onDatabase } from "./messages.ts";
import { basic, ROOT, type Running, startServer } from "./server.ts";

const BAR = { perSecond: 1_000, p95Ms: 150, lost: 0.15 };
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const BACKLOG = 10_000;
const RATE = 200;
const RATE_S = 10;
const SENDERS = 16;
const TALK_S = 4;
/** Events of a usual receiver; messages come on top in the hard case. */
const CONTRACT = ["chat:start", "chat:end", "chat:transcript_created", "ticket:create"];

export async function benchWebhooks(): Promise<readonly Bar[]> {
  const url = process.env.DATABASE_URL;
  return url
    ? onDatabase(url, (own) => measure("DATABASE_URL", own))
    : measure("the embedded database", undefined);
}

async function measure(what: string, databaseUrl: string | undefined): Promise<readonly Bar[]> {
  const receiver = await startReceiver();
  const server = await startServer(databaseUrl);
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    console.log(`  on ${what}; ${ROUNDS} rounds`);
    const sent: { perSecond: number; bare: number }[] = [];
    const delays: { p50: number; p95: number; perSecond: number }[] = [];
    const talk: Talk[] = [];
    const agent = await watch(server);
    const visitors = await Promise.all(Array.from({ length: SENDERS }, () => arrive(server)));
    await run(visitors, agent, 2);
    for (let round = 1; round <= ROUNDS; round++) {
      const full = { perSecond: await sendBacklog(server, receiver, db), bare: await postBare(receiver) };
      sent.push(full);
      console.log(
        `  round ${round}  full table ${Math.round(full.perSecond)}/s, bare POST ${Math.round(full.bare)}/s`,
      );
      const delay = await eventToReceiver(server, receiver);
      delays.push(delay);
      console.log(
        `  round ${round}  ${Math.round(delay.perSecond)} events/s: to the receiver p50 ${delay.p50} p95 ${delay.p95} ms`,
      );
      const off = (await run(visitors, agent, TALK_S)).perSecond;
      const contract = await withHook(server, receiver, CONTRACT, () => run(visitors, agent, TALK_S));
      const again = (await run(visitors, agent, TALK_S)).perSecond;
      const messages = await withHook(server, receiver, [...CONTRACT, "chat:message"], async () => {
        const { perSecond } = await run(visitors, agent, TALK_S);
        return { perSecond, laterS: await allArrived(receiver, Math.floor(perSecond * TALK_S)) };
      });
      talk.push({
        off: (off + again) / 2,
        contract: contract.perSecond,
        messages: messages.perSecond,
        laterS: messages.laterS,
      });
      console.log(
        `  round ${round}  messages ${Math.round(off)} and ${Math.round(again)}/s without webhooks, ${Math.round(contract.perSecond)}/s with one of the contract's events, ${Math.round(messages.perSecond)}/s with one of every message too, the last of which arrived ${messages.laterS.toFixed(1)} s later`,
      );
    }
    for (const one of visitors) one.close();
    agent.close();
    return verdict(sent, delays, talk);
  } finally {
    await db.end();
    await server.stop();
    receiver.child.kill();
  }
}

interface Talk {
  readonly off: number;
  readonly contract: number;
  readonly messages: number;
  /** From the last message to the arrival of the last delivery. */
  readonly laterS: number;
}

interface Receiver {
  readonly child: ChildProcess;
  readonly url: string;
  take(): Promise<{ count: number; delays: number[] }>;
}

async function startReceiver(): Promise<Receiver> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/receiver.ts"], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("The receiver was started without pipes.");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const url = `http://127.0.0.1:${await next()}/`;
  return {
    child,
    url,
    async take() {
      stdin.write("\n");
      return JSON.parse(await next());
    },
  };
}

async function makeHook(server: Running, receiver: Receiver, events: readonly string[]): Promise<string> {
  const { propertyId } = server.facts;
  const { hookId } = await call(server, "webhooks.create", {
    propertyId,
    name: "Bench",
    url: receiver.url,
    events,
  });
  return String(hookId);
}

async function withHook<T>(
  server: Running,
  receiver: Receiver,
  events: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const hookId = await makeHook(server, receiver, events);
  await sleep(600);
  try {
    return await work();
  } finally {
    await call(server, "webhooks.delete", { propertyId: server.facts.propertyId, hookId });
    await receiver.take();
  }
}

const BODY = JSON.stringify({
  event: "chat:message",
  property: { id: "6b0840000000000000000000", name: "Bottega Aurora" },
  message: {
    chatId: crypto.randomUUID(),
    messageId: "6b0840000000000000000000",
    message: { msg: "Buongiorno!" },
  },
});

/** All are due at once; the clock runs from the first arrival to the last. */
async function sendBacklog(server: Running, receiver: Receiver, db: pg.Client): Promise<number> {
  const hookId = await makeHook(server, receiver, ["ticket:create"]);
  await receiver.take();
  await db.query(
    `insert into webhook_deliveries (property_id, hook_id, delivery_id, event_id, event, happened_on, body, status, tries,
       attempts, run_began_on, due_on)
     select $1, $2, lpad(to_hex(i), 24, '0'), lpad(to_hex(i), 24, '0'), 'chat:message', now(), $3, 'pending', 0, 0, now(),
       now() from generate_series(1, $4::int) i`,
    [server.facts.propertyId, hookId, BODY, BACKLOG],
  );
  let count = 0;
  while (count === 0) {
    count += (await receiver.take()).count;
    await sleep(2);
  }
  const began = performance.now();
  const first = count;
  while (count < BACKLOG) {
    await sleep(10);
    count += (await receiver.take()).count;
  }
  const tookS = (performance.now() - began) / 1000;
  await allWritten(db, hookId);
  await call(server, "webhooks.delete", { propertyId: server.facts.propertyId, hookId });
  return (BACKLOG - first) / tookS;
}

/** The last results are written a moment after they came. */
async function allWritten(db: pg.Client, hookId: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const { rows } = await db.query(
      "select count(*)::int as n, max(attempts) as tries from webhook_deliveries where hook_id = $1 and status = 'delivered'",
      [hookId],
    );
    if (rows[0]?.n === BACKLOG && rows[0]?.tries === 1) return;
    if (performance.now() > deadline)
      throw new Error(
        `${rows[0]?.n} of ${BACKLOG} deliveries are written as delivered, after ${rows[0]?.tries} tries.`,
      );
    await sleep(50);
  }
}

/** Seconds until that many have come. */
async function allArrived(receiver: Receiver, wanted: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  for (;;) {
    count += (await receiver.take()).count;
    if (count >= wanted) return (performance.now() - began) / 1000;
    if (performance.now() - began > 60_000) throw new Error(`${count} of ${wanted} deliveries arrived.`);
    await sleep(50);
  }
}

const BARE_AT_ONCE = 32;

async function postBare(receiver: Receiver): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  let left = BACKLOG;
  const post = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(receiver.url, { method: "POST", agent }, (reply) => {
        reply.resume();
        reply.on("end", resolve);
      });
      sent.on("error", reject);
      sent.end(BODY);
    });
  await Promise.all(
    Array.from({ length: BARE_AT_ONCE }, async () => {
      while (left-- > 0) await post();
    }),
  );
  agent.destroy();
  await receiver.take();
  return BACKLOG / ((performance.now() - began) / 1000);
}

/** Messages of visitors by the API at a steady rate, each from the moment the server gave it to its arrival. */
async function eventToReceiver(server: Running, receiver: Receiver) {
  const { propertyId } = server.facts;
  const chat = await call(server, "chat.start", { propertyId, visitor: { name: "Rate" }, message: "Hello" });
  return withHook(server, receiver, ["chat:message"], async () => {
    await receiver.take();
    const began = performance.now();
    const replies: Promise<unknown>[] = [];
    for (let i = 0; i < RATE * RATE_S; i++) {
      const due = began + (i * 1000) / RATE;
      const wait = due - performance.now();
      if (wait > 1) await sleep(wait);
      const text = `Message ${i}`;
      replies.push(
        call(server, "chat.send-message", {
          propertyId,
          chatId: chat.id,
          text,
          as: "visitor",
          messageId: newId(),
        }),
      );
    }
    await Promise.all(replies);
    const perSecond = replies.length / ((performance.now() - began) / 1000);
    const delays: number[] = [];
    while (delays.length < replies.length) {
      await sleep(20);
      delays.push(...(await receiver.take()).delays);
    }
    delays.sort((a, b) => a - b);
    const at = (part: number) => delays[Math.floor(delays.length * part)] ?? Number.NaN;
    return { p50: at(0.5), p95: at(0.95), perSecond };
  });
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

function verdict(
  sent: readonly { perSecond: number; bare: number }[],
  delays: readonly { p50: number; p95: number; perSecond: number }[],
  talk: readonly Talk[],
): readonly Bar[] {
  const perSecond = median(sent.map((round) => round.perSecond));
  const ratio = median(sent.map((round) => round.perSecond / round.bare));
  const p95 = median(delays.map((round) => round.p95));
  const left = median(talk.map((round) => round.contract / round.off));
  const leftOfMessages = median(talk.map((round) => round.messages / round.off));
  return [
    {
      what: "signed deliveries from a full table, one process",
      measured: `${Math.round(perSecond)} per second, ${ratio.toFixed(2)} of a bare POST`,
      bar: `at least ${BAR.perSecond} per second`,
      kept: perSecond >= BAR.perSecond,
    },
    {
      what: `from the event to its receiver at ${RATE} events a second`,
      measured: `p50 ${median(delays.map((round) => round.p50))}, p95 ${p95} ms (${Math.round(median(delays.map((round) => round.perSecond)))} events a second reached)`,
      bar: `p95 at most ${BAR.p95Ms} ms`,
      kept: p95 <= BAR.p95Ms,
    },
    {
      what: `messages of ${SENDERS} senders while a webhook hears of the contract's events`,
      measured: `${left.toFixed(2)} of those without`,
      bar: `at least ${1 - BAR.lost}`,
      kept: left >= 1 - BAR.lost,
    },
    {
      what: "the same while it hears of every message too",
      measured: `${leftOfMessages.toFixed(2)} of those without; the last delivery came ${median(talk.map((round) => round.laterS)).toFixed(1)} s after the last message`,
      bar: `at least ${1 - BAR.lost}`,
      kept: leftOfMessages >= 1 - BAR.lost,
    },
  ];
}
