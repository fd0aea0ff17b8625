// Idle sockets on one process: bytes each, connect rate, and how long an event of the property takes to reach all of
// them; beside a bare ws server that does nothing but pass a message on. SOCKETS sets how many, 2,000 unless told.

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Bar } from "./main.ts";
import { basic, firstLine, ROOT, residentBytes, startServer } from "./server.ts";

const WANTED = Number(process.env.SOCKETS ?? 2_000);
const AT_ONCE = 50;
const ROUNDS = 5;
const LIMIT_MS = 60_000;

interface Figures {
  readonly perSecond: number;
  readonly bytesEach: number;
  readonly reachMs: number;
}

async function measure(
  url: string,
  pid: number,
  headers: Record<string, string>,
  o: { hello?: string; trigger(first: WebSocket, round: number): void },
): Promise<Figures> {
  const sockets: WebSocket[] = [];
  let heard = 0;
  let ready = 0;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const ws = new WebSocket(url, { headers, perMessageDeflate: false });
      ws.on("error", reject);
      ws.on("open", () => {
        if (o.hello) ws.send(o.hello);
        else resolve();
      });
      ws.on("message", (data) => {
        if (!String(data).startsWith('{"type":"subscribed"')) heard++;
        else {
          ready++;
          resolve();
        }
      });
      sockets.push(ws);
    });
  const before = residentBytes(pid);
  const began = performance.now();
  let started = 0;
  const opener = async () => {
    while (started < WANTED) {
      started++;
      await open();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, opener));
  const perSecond = WANTED / ((performance.now() - began) / 1000);
  if (o.hello && ready !== WANTED) throw new Error(`${ready} of ${WANTED} subscribed.`);
  const bytesEach = (residentBytes(pid) - before) / WANTED;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    heard = 0;
    const at = performance.now();
    o.trigger(sockets[0] as WebSocket, round);
    while (heard < WANTED) {
      if (performance.now() - at > LIMIT_MS) throw new Error(`${heard} of ${WANTED} heard it.`);
      await sleep(1);
    }
    times.push(performance.now() - at);
  }
  for (const ws of sockets) ws.terminate();
  return { perSecond, bytesEach, reachMs: times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN };
}

export async function benchSockets(): Promise<readonly Bar[]> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/echo.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let bare: Figures;
  try {
    const port = await firstLine(child);
    bare = await measure(`ws://127.0.0.1:${port}`, child.pid ?? 0, {}, { trigger: (ws) => ws.send("{}") });
  } finally {
    child.kill();
  }
  const server = await startServer();
  try {
    const { baseUrl, propertyId, apiKey } = server.facts;
    const headers = { authorization: basic(apiKey) };
    const ours = await measure(`${baseUrl.replace(/^http/, "ws")}/v1/realtime`, server.pid, headers, {
      hello: JSON.stringify({ type: "subscribe", propertyId }),
      trigger(_, round) {
        void fetch(`${baseUrl}/v1/departments.create`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify({ propertyId, name: `Round ${round} ${Date.now()}` }),
        });
      },
    });
    const ratio = (a: number, b: number) => (a / b).toFixed(2);
    return [
      {
        what: `${WANTED} sockets of one key, memory each`,
        measured: `${(ours.bytesEach / 1024).toFixed(1)} KiB, bare ws ${(bare.bytesEach / 1024).toFixed(1)} (ratio ${ratio(ours.bytesEach, bare.bytesEach)})`,
        bar: "at most 20 KiB",
        kept: ours.bytesEach <= 20 * 1024,
      },
      {
        what: "connected and subscribed per second",
        measured: `${Math.round(ours.perSecond)}, bare ws ${Math.round(bare.perSecond)} (ratio ${ratio(ours.perSecond, bare.perSecond)})`,
        bar: "at least 800",
        kept: ours.perSecond >= 800,
      },
      {
        what: "from the call to the last socket that hears its event, median of 5",
        measured: `${Math.round(ours.reachMs)} ms, bare ws ${Math.round(bare.reachMs)} (ratio ${ratio(ours.reachMs, bare.reachMs)})`,
        bar: "at most 500 ms",
        kept: ours.reachMs <= 500,
      },
    ];
  } finally {
    await server.stop();
  }
}
