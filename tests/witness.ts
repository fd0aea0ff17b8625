// A receiver of webhooks that outlives every crash of the server: afterwards it must have heard of everything that was
// committed, each under its own event id. It refuses one delivery in ten, and answers some late, as receivers do; none
// four times, for the fifth try comes later than it waits (by chance, one run in eighty had such a one).

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { call, type Target } from "./writers.ts";

const EVENTS = ["chat:start", "chat:message"];
const WITHIN_MS = 120_000;
const MOST_REFUSALS = 3;

export interface Witness {
  /** Chats of visitors who say something and say it again until it is acknowledged. */
  talk(label: string): { stop(): Promise<void> };
  /** Throws when something committed was not heard of. Answers how much was. */
  assertHeard(): Promise<{ events: number; received: number }>;
  close(): void;
}

export async function openWitness(target: Target): Promise<Witness> {
  /** What each event id told of, as one word. */
  const heard = new Map<string, string>();
  const refusals = new Map<string, number>();
  let received = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      received++;
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const eventId = String(request.headers["x-hook-event-id"]);
      const before = refusals.get(eventId) ?? 0;
      const refused = received % 10 === 0 && before < MOST_REFUSALS;
      if (refused) refusals.set(eventId, before + 1);
      else heard.set(eventId, wordOf(body.event, body));
      setTimeout(() => response.writeHead(refused ? 503 : 200).end(), received % 7);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { propertyId } = target;
  const [from] = await eventsAfter(target, undefined);
  const hook = await must(target, "webhooks.create", { propertyId, name: "Witness", url, events: EVENTS });
  const { hookId } = hook;

  return {
    talk: (label) => startTalking(target, label),
    async assertHeard() {
      const deadline = performance.now() + WITHIN_MS;
      for (;;) {
        const committed = await everythingAfter(target, String(from));
        const words = new Set(heard.values());
        const missing = committed.filter((word) => !words.has(word));
        const waiting = await pending(target, hookId);
        if (missing.length === 0 && waiting.length === 0) {
          const ids = await eventIds(target, hookId);
          const lost = ids.filter((id) => !heard.has(id));
          if (lost.length > 0) throw new Error(`Event ids that never arrived: ${lost.join(", ")}`);
          if (ids.length !== committed.length || new Set(ids).size !== ids.length)
            throw new Error(`${committed.length} events were committed, ${ids.length} deliveries made.`);
          return { events: committed.length, received };
        }
        if (performance.now() > deadline)
          throw new Error(
            `Not heard of within ${WITHIN_MS / 1000} s: ${missing.slice(0, 5).join(", ")} (${missing.length} of ${committed.length}); waiting: ${JSON.stringify(waiting)}`,
          );
        await sleep(250);
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const TALKERS = 3;

function startTalking(target: Target, label: string): { stop(): Promise<void> } {
  const { propertyId } = target;
  let stopping = false;
  const insist = async (method: string, params: object, key: string) => {
    for (;;) {
      const reply = await call(target, method, params, key);
      if (reply?.status === 200) return reply.data;
      if (reply && reply.status < 500 && reply.status !== 409) throw new Error(`${method}: ${reply.text}`);
      await sleep(50);
    }
  };
  const running = Array.from({ length: TALKERS }, async (_, talker) => {
    for (let count = 1; !stopping; count++) {
      const key = `${label} talk ${talker} ${count}`;
      const visitor = { name: key };
      const chat = await insist("chat.start", { propertyId, visitor, message: "Is it still there?" }, key);
      for (let more = 0; more < 3 && !stopping; more++)
        await insist(
          "chat.send-message",
          { propertyId, chatId: chat.id, text: `And this one, ${more}?`, as: "visitor" },
          `${key} ${more}`,
        );
    }
  });
  return {
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

/** The same word for an event as the ledger has it and for the body that told of it. */
function wordOf(event: string, told: Record<string, unknown>): string {
  const message = Object(told.message);
  return event === "chat:start"
    ? `${event} ${told.chatId ?? told.id}`
    : `${event} ${message.messageId ?? told.messageId}`;
}

async function everythingAfter(target: Target, from: string): Promise<readonly string[]> {
  const words: string[] = [];
  for (let after = from; ; ) {
    const [next, events] = await eventsAfter(target, after);
    for (const { name, payload } of events) if (EVENTS.includes(name)) words.push(wordOf(name, payload));
    if (events.length === 0) return words;
    after = next;
  }
}

interface LedgerEvent {
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

async function eventsAfter(
  target: Target,
  after: string | undefined,
): Promise<readonly [string, readonly LedgerEvent[]]> {
  const { propertyId } = target;
  const page = await must(target, "events.list", { propertyId, size: 1000, ...(after ? { after } : {}) });
  return [String(page.next), page.events as readonly LedgerEvent[]];
}

/** Of those that are to be sent yet, one, with all its tries; or none. */
async function pending(target: Target, hookId: unknown): Promise<readonly unknown[]> {
  const { propertyId } = target;
  const rows = await must(target, "webhooks.list-deliveries", {
    propertyId,
    hookId,
    status: "pending",
    size: 1,
  });
  const [row] = rows as unknown as readonly { readonly deliveryId: string }[];
  return row
    ? [await must(target, "webhooks.get-delivery", { propertyId, hookId, deliveryId: row.deliveryId })]
    : [];
}

async function eventIds(target: Target, hookId: unknown): Promise<readonly string[]> {
  const { propertyId } = target;
  const ids: string[] = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await must(target, "webhooks.list-deliveries", { propertyId, hookId, size: 1000, offset });
    const rows = page as unknown as readonly { readonly eventId: string }[];
    ids.push(...rows.map(({ eventId }) => eventId));
    if (rows.length < 1000) return ids;
  }
}

async function must(target: Target, method: string, params: object): Promise<Record<string, unknown>> {
  const reply = await call(target, method, params);
  if (reply?.status !== 200) throw new Error(`${method} answered ${reply?.text ?? "nothing"}`);
  return reply.data;
}
