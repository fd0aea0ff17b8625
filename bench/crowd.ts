// Visitors who talk over the real socket, and an agent who listens.

import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import { basic, type Running } from "./server.ts";

export const TEXT = "Buongiorno, la zuppiera blu si può mettere in lavastoviglie?";
const LIMIT_MS = 20_000;

export interface Figures {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface Agent {
  /** Milliseconds when the message of this id reached the socket. */
  arrivalOf(messageId: string): Promise<number>;
  heard(): number;
  close(): void;
}

export async function watch({ facts }: Running): Promise<Agent> {
  const ws = new WebSocket(`${facts.baseUrl.replace(/^http/, "ws")}/v1/realtime`, {
    headers: { authorization: basic(facts.apiKey) },
    perMessageDeflate: false,
  });
  const arrivals = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  let heard = 0;
  let closed = "";
  await new Promise<void>((resolve, reject) => {
    ws.on("error", reject);
    ws.on("close", (code, reason) => {
      closed = `; its line was closed: ${code} ${reason}`;
    });
    ws.on("open", () => ws.send(JSON.stringify({ type: "subscribe", propertyId: facts.propertyId })));
    ws.on("message", (data) => {
      const at = performance.now();
      const text = String(data);
      if (text.startsWith('{"type":"subscribed"')) resolve();
      // What a client must do anyway; here only for the message's id.
      const message = JSON.parse(text);
      if (message.name !== "chat:message") return;
      heard++;
      const { messageId } = message.payload;
      const told = waiting.get(messageId);
      waiting.delete(messageId);
      if (told) told(at);
      else arrivals.set(messageId, at);
    });
  });
  return {
    arrivalOf(messageId) {
      const at = arrivals.get(messageId);
      if (at !== undefined) {
        arrivals.delete(messageId);
        return Promise.resolve(at);
      }
      return new Promise((resolve, reject) => {
        const late = () =>
          reject(new Error(`Message ${messageId} never reached the agent, who heard ${heard}${closed}.`));
        const timer = setTimeout(late, LIMIT_MS);
        waiting.set(messageId, (then) => {
          clearTimeout(timer);
          resolve(then);
        });
      });
    },
    heard: () => heard,
    close: () => ws.terminate(),
  };
}

export interface Visitor {
  acknowledged: number;
  /** Resolves when the server has acknowledged it. */
  say(messageId: string): Promise<void>;
  close(): void;
}

export async function arrive({ facts }: Running): Promise<Visitor> {
  const ws = new WebSocket(`${facts.baseUrl.replace(/^http/, "ws")}/v1/realtime/visitor`, {
    perMessageDeflate: false,
  });
  const calls = new Map<number, (reply: { ok: boolean; data?: { id: string }; error?: string }) => void>();
  let lastId = 0;
  await new Promise<void>((resolve, reject) => {
    ws.on("error", reject);
    ws.on("close", (code) => {
      const error = `A visitor's line was closed: ${code}`;
      reject(new Error(error));
      for (const reply of calls.values()) reply({ ok: false, error });
    });
    ws.on("open", () =>
      ws.send(
        JSON.stringify({
          type: "connect",
          propertyId: facts.propertyId,
          widgetId: "default",
          page: { url: "https://shop.example/", title: "Shop" },
        }),
      ),
    );
    ws.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.type === "connected") resolve();
      if (message.type !== "reply") return;
      calls.get(message.id)?.(message);
      calls.delete(message.id);
    });
  });
  const call = (method: string, params: object) =>
    new Promise<{ id: string }>((resolve, reject) => {
      const id = ++lastId;
      calls.set(id, ({ ok, data, ...refusal }) => {
        if (ok && data) resolve(data);
        else reject(new Error(`${method} was refused: ${JSON.stringify(refusal)}`));
      });
      ws.send(JSON.stringify({ type: "call", id, method, params }));
    });
  const { id: chatId } = await call("messenger.start-chat", { messageId: newId(), text: "Hello" });
  const visitor: Visitor = {
    acknowledged: 0,
    async say(messageId) {
      await call("messenger.send-message", { chatId, messageId, text: TEXT });
      visitor.acknowledged++;
    },
    close: () => ws.terminate(),
  };
  return visitor;
}

export function newId(): string {
  return randomBytes(12).toString("hex");
}

/** Each says the next thing when the last one is acknowledged; the time of each is that to the agent's socket. */
export async function run(visitors: readonly Visitor[], agent: Agent, seconds: number): Promise<Figures> {
  const began = performance.now();
  const until = began + seconds * 1000;
  const times: Promise<number>[] = [];
  const talk = async (visitor: Visitor) => {
    while (performance.now() < until) {
      const messageId = newId();
      const sent = performance.now();
      times.push(agent.arrivalOf(messageId).then((at) => at - sent));
      await visitor.say(messageId);
    }
  };
  await Promise.all(visitors.map(talk));
  const tookS = (performance.now() - began) / 1000;
  return figuresOf(await Promise.all(times), tookS);
}

export function figuresOf(times: readonly number[], seconds: number): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
