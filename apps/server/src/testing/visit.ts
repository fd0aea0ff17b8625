// A raw client of the visitors' socket, for tests that look at the protocol itself.

import { once } from "node:events";
import { WebSocket } from "ws";
import { randomText, systemRandom } from "../kernel/id.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever the server says
export type VisitorFrame = Record<string, any> & { readonly type: string };

export interface Visit {
  readonly ws: WebSocket;
  readonly frames: VisitorFrame[];
  /** The `connected` frame. */
  readonly hello: VisitorFrame;
  /** Names of the events heard so far, with their payloads. */
  heard(name?: string): readonly VisitorFrame[];
  say(message: unknown): void;
  /** Calls a method and answers the whole reply. */
  call(method: string, params?: object): Promise<VisitorFrame>;
  /** The `data` of a call that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked against their schemas by the conformance tests
  ok(method: string, params?: object): Promise<any>;
  /** Resolves with the first frame that fits, those that came before included; fails after 20 seconds. */
  until(fits: (frame: VisitorFrame) => boolean): Promise<VisitorFrame>;
  /** Waits until everything the server had to say so far is here. */
  settled(): Promise<void>;
  readonly closed: Promise<number>;
}

/** Opens the line, and connects when told how. */
export async function openLine(
  url: string,
  headers: Record<string, string> = {},
): Promise<Omit<Visit, "hello">> {
  const ws = new WebSocket(`${url.replace(/^http/, "ws")}/v1/realtime/visitor`, { headers });
  const frames: VisitorFrame[] = [];
  const looks = new Set<() => void>();
  ws.on("message", (data) => {
    frames.push(JSON.parse(String(data)) as VisitorFrame);
    for (const look of [...looks]) look();
  });
  const closed = new Promise<number>((resolve) => ws.on("close", resolve));
  ws.on("error", () => {});
  await once(ws, "open");
  const say = (message: unknown) => ws.send(typeof message === "string" ? message : JSON.stringify(message));
  const until = (fits: (frame: VisitorFrame) => boolean) =>
    new Promise<VisitorFrame>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Never came; got ${JSON.stringify(frames).slice(0, 2000)}`)),
        20_000,
      );
      const look = () => {
        const found = frames.find(fits);
        if (!found) return;
        clearTimeout(timer);
        looks.delete(look);
        resolve(found);
      };
      looks.add(look);
      look();
    });
  let calls = 0;
  const call = (method: string, params: object = {}) => {
    const id = ++calls;
    say({ type: "call", id, method, params });
    return until((frame) => frame.type === "reply" && frame.id === id);
  };
  let pings = 0;
  return {
    ws,
    frames,
    heard: (name) =>
      frames.filter((one) => one.type === "event" && (name === undefined || one.name === name)),
    say,
    call,
    async ok(method, params) {
      const reply = await call(method, params);
      if (!reply.ok) throw new Error(`${method} was refused: ${JSON.stringify(reply)}`);
      return reply.data;
    },
    until,
    async settled() {
      const wanted = ++pings;
      say({ type: "ping" });
      await until(() => frames.filter(({ type }) => type === "pong").length >= wanted);
    },
    closed,
  };
}

export async function visit(
  url: string,
  connect: { propertyId: string; widgetId?: string } & Record<string, unknown>,
): Promise<Visit> {
  const line = await openLine(url);
  line.say({
    type: "connect",
    widgetId: "default",
    page: { url: "https://bottega-aurora.example/tazze", title: "Tazze" },
    sessionId: randomText(systemRandom, 16),
    ...connect,
  });
  const hello = await line.until(({ type }) => type === "connected");
  return { ...line, hello };
}

/** A message id as clients draw them. */
export function drawId(): string {
  return systemRandom.bytes(12).toString("hex");
}
