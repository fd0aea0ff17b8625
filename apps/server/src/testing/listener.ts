// A raw client of the realtime socket, for tests that look at the protocol itself.

import { once } from "node:events";
import { WebSocket } from "ws";
import type { ExampleCredential } from "../kernel/define.ts";
import { credentialHeaders } from "./server.ts";

export interface Frame {
  readonly type: string;
  readonly name?: string;
  readonly cursor?: string;
  readonly propertyId?: string;
  readonly error?: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the event is about
  readonly payload?: any;
}

export interface TestListener {
  readonly ws: WebSocket;
  readonly frames: Frame[];
  readonly events: readonly Frame[];
  say(message: unknown): void;
  /** Resolves with the first frame that fits, those that came before included; fails after 20 seconds. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  closed: Promise<number>;
}

export async function listenAs(
  url: string,
  as: ExampleCredential,
  subscribe?: object,
  headers: Record<string, string> = {},
): Promise<TestListener> {
  const ws = new WebSocket(`${url.replace(/^http/, "ws")}/v1/realtime`, {
    headers: { ...credentialHeaders(as), ...headers },
  });
  const frames: Frame[] = [];
  let look = () => {};
  ws.on("message", (data) => {
    frames.push(JSON.parse(String(data)) as Frame);
    look();
  });
  const closed = new Promise<number>((resolve) => ws.on("close", resolve));
  await once(ws, "open");
  const say = (message: unknown) => ws.send(typeof message === "string" ? message : JSON.stringify(message));
  const until = (fits: (frame: Frame) => boolean) =>
    new Promise<Frame>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Never came; got ${JSON.stringify(frames).slice(0, 2000)}`)),
        20_000,
      );
      look = () => {
        const found = frames.find(fits);
        if (!found) return;
        clearTimeout(timer);
        look = () => {};
        resolve(found);
      };
      look();
    });
  if (subscribe) {
    say({ type: "subscribe", ...subscribe });
    await until(({ type }) => type === "subscribed");
  }
  return {
    ws,
    frames,
    get events() {
      return frames.filter(({ type }) => type === "event");
    },
    say,
    until,
    closed,
  };
}

/** The status of a refused connection. */
export async function refusedStatus(url: string, headers: Record<string, string>): Promise<number> {
  const ws = new WebSocket(`${url.replace(/^http/, "ws")}/v1/realtime`, { headers });
  return new Promise((resolve, reject) => {
    ws.on("unexpected-response", (_request, reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
      ws.terminate();
    });
    ws.on("open", () => {
      ws.terminate();
      reject(new Error("It opened."));
    });
    ws.on("error", () => {});
  });
}
