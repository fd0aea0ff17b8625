// Idle sockets on one process: bytes each, connect rate, and how long an event of the property takes to reach all of
// them; beside a bare ws server that does nothing but pass a message on. First agents' (SOCKETS sets how many, 2,000
// unless told), then as many new visitors as VISITORS says, 10,000 unless told. And with all those visitors there, what
// an agent's socket still hears at once.

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { median } from "./load.ts";
import type { Bar } from "./main.ts";
import { basic, firstLine, ROOT, type Running, residentBytes, startServer } from "./server.ts";

const AGENTS = Number(process.env.SOCKETS ?? 2_000);
const VISITORS = Number(process.env.VISITORS ?? 10_000);
const AT_ONCE = 50;
const ROUNDS = 5;
const LIMIT_MS = 60_000;
const BAR = { bytes: 20 * 1024, perSecond: 800, reachMs: 500 };

interface Figures {
  readonly perSecond: number;
  readonly bytesEach: number;
  readonly reachMs: number;
}

interface Crowd {
  readonly url: string;
  readonly pid: number;
  readonly wanted: number;
  readonly headers?: Record<string, string>;
  /** What each says first; a socket counts as there once it hears what begins with `ready`. */
  readonly hello?: string;
  readonly ready?: string;
  /** The frame that is waited for has this in it; any but the first when absent. */
  readonly awaited?: string;
  /** Makes the event that all hear. */
  trigger(first: WebSocket, round: number): void;
}

interface There {
  readonly figures: Figures;
  readonly sockets: readonly WebSocket[];
}

async function gather(o: Crowd): Promise<There> {
  const { wanted, headers = {}, ready = "", awaited = "" } = o;
  const sockets: WebSocket[] = [];
  let heard = 0;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const ws = new WebSocket(o.url, { headers, perMessageDeflate: false });
      ws.on("error", reject);
      ws.on("close", (code) => reject(new Error(`A socket was closed: ${code}`)));
      ws.on("open", () => {
        if (o.hello) ws.send(o.hello);
        else resolve();
      });
      ws.on("message", (data: Buffer) => {
        if (o.hello && data.subarray(0, ready.length).toString() === ready) resolve();
        else if (data.includes(awaited)) heard++;
      });
      sockets.push(ws);
    });
  const before = residentBytes(o.pid);
  const began = performance.now();
  let started = 0;
  const opener = async () => {
    while (started < wanted) {
      started++;
      await open();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, opener));
  const perSecond = wanted / ((performance.now() - began) / 1000);
  const bytesEach = (residentBytes(o.pid) - before) / wanted;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    heard = 0;
    const at = performance.now();
    o.trigger(sockets[0] as WebSocket, round);
    while (heard < wanted) {
      if (performance.now() - at > LIMIT_MS) throw new Error(`${heard} of ${wanted} heard it.`);
      await sleep(1);
    }
    times.push(performance.now() - at);
  }
  return { sockets, figures: { perSecond, bytesEach, reachMs: median(times) } };
}

async function measure(o: Crowd): Promise<Figures> {
  const { figures, sockets } = await gather(o);
  leave(sockets);
  return figures;
}

function leave(sockets: readonly WebSocket[]): void {
  for (const ws of sockets) {
    ws.removeAllListeners("close");
    ws.terminate();
  }
}

async function measureBare(wanted: number): Promise<Figures> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/echo.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = `ws://127.0.0.1:${await firstLine(child)}`;
    return await measure({ url, pid: child.pid ?? 0, wanted, trigger: (ws) => ws.send("{}") });
  } finally {
    child.kill();
  }
}

export async function benchSockets(): Promise<readonly Bar[]> {
  return [...(await agents()), ...(await visitors())];
}

async function agents(): Promise<readonly Bar[]> {
  const bare = await measureBare(AGENTS);
  const server = await startServer();
  try {
    const { propertyId, apiKey } = server.facts;
    const ours = await measure({
      url: socketUrl(server, ""),
      pid: server.pid,
      wanted: AGENTS,
      headers: { authorization: basic(apiKey) },
      hello: JSON.stringify({ type: "subscribe", propertyId }),
      ready: '{"type":"subscribed"',
      trigger: (_, round) =>
        void call(server, "departments.create", { name: `Round ${round} ${Date.now()}` }),
    });
    return verdict(`${AGENTS} sockets of one key`, ours, bare);
  } finally {
    await server.stop();
  }
}

async function visitors(): Promise<readonly Bar[]> {
  const bare = await measureBare(VISITORS);
  const server = await startServer();
  try {
    const { propertyId, apiKey } = server.facts;
    const agent = async () => {
      const headers = { authorization: basic(apiKey) };
      const hello = JSON.stringify({ type: "subscribe", propertyId });
      const ready = '{"type":"subscribed"';
      const trigger = (_: unknown, round: number) =>
        void call(server, "departments.create", { name: `Alone ${round} ${Date.now()}` });
      return measure({
        url: socketUrl(server, ""),
        pid: server.pid,
        wanted: 1,
        headers,
        hello,
        ready,
        trigger,
      });
    };
    const alone = await agent();
    const { figures, sockets } = await gather({
      url: socketUrl(server, "/visitor"),
      pid: server.pid,
      wanted: VISITORS,
      hello: JSON.stringify({
        type: "connect",
        propertyId,
        widgetId: "default",
        page: { url: "https://shop.example/", title: "Shop" },
      }),
      ready: '{"type":"connected"',
      awaited: '"widget:update"',
      trigger: (_, round) =>
        void call(server, "widgets.update", {
          widgetId: "default",
          settings: { widget: { theme: { header: { background: `#10203${round}` } } } },
        }),
    });
    const among = await agent();
    leave(sockets);
    const slower = among.reachMs / alone.reachMs;
    return [
      ...verdict(`${VISITORS} new visitors' sockets`, figures, bare),
      {
        what: `an event to an agent's socket beside ${VISITORS} visitors' sockets, median of ${ROUNDS}`,
        measured: `${among.reachMs.toFixed(1)} ms, ${alone.reachMs.toFixed(1)} without them (ratio ${slower.toFixed(2)})`,
        bar: "at most twice as long, or 25 ms",
        kept: slower <= 2 || among.reachMs <= 25,
      },
    ];
  } finally {
    await server.stop();
  }
}

function socketUrl({ facts }: Running, path: string): string {
  return `${facts.baseUrl.replace(/^http/, "ws")}/v1/realtime${path}`;
}

async function call({ facts }: Running, method: string, params: object): Promise<void> {
  const reply = await fetch(`${facts.baseUrl}/v1/${method}`, {
    method: "POST",
    headers: { authorization: basic(facts.apiKey), "content-type": "application/json" },
    body: JSON.stringify({ propertyId: facts.propertyId, ...params }),
  });
  if (!reply.ok) throw new Error(`${method} answered ${reply.status}: ${await reply.text()}`);
  await reply.arrayBuffer();
}

function verdict(what: string, ours: Figures, bare: Figures): readonly Bar[] {
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  return [
    {
      what: `${what}, memory each`,
      measured: `${(ours.bytesEach / 1024).toFixed(1)} KiB, bare ws ${(bare.bytesEach / 1024).toFixed(1)} (ratio ${ratio(ours.bytesEach, bare.bytesEach)})`,
      bar: "at most 20 KiB",
      kept: ours.bytesEach <= BAR.bytes,
    },
    {
      what: "connected per second",
      measured: `${Math.round(ours.perSecond)}, bare ws ${Math.round(bare.perSecond)} (ratio ${ratio(ours.perSecond, bare.perSecond)})`,
      bar: `at least ${BAR.perSecond}`,
      kept: ours.perSecond >= BAR.perSecond,
    },
    {
      what: `from the call to the last socket that hears its event, median of ${ROUNDS}`,
      measured: `${Math.round(ours.reachMs)} ms, bare ws ${Math.round(bare.reachMs)} (ratio ${ratio(ours.reachMs, bare.reachMs)})`,
      bar: `at most ${BAR.reachMs} ms`,
      kept: ours.reachMs <= BAR.reachMs,
    },
  ];
}
