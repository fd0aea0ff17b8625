// /v1/realtime/visitor: the line between a widget and the server, on the widget's own host as well. A widget connects
// with its visitor's token or without one; over the same line it calls methods and hears what happens in its chats.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Bus } from "../../kernel/bus.ts";
import type { House } from "../../kernel/call.ts";
import type { RequestFacts } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import { refuse } from "../../kernel/error.ts";
import { randomText } from "../../kernel/id.ts";
import { addressBucket } from "../../kernel/ip.ts";
import type { Log } from "../../kernel/log.ts";
import type { Meters } from "../../kernel/metrics.ts";
import type { Pipeline } from "../../kernel/run.ts";
import type { Tools } from "../../modules/messenger/index.ts";
import type { VisitorTracker } from "../../modules/visitor/index.ts";
import { CLOSE } from "./close.ts";
import { cursorFrame } from "./frames.ts";
import { Rooms } from "./rooms.ts";
import { inSlices } from "./slices.ts";
import type { LedgerStream } from "./stream.ts";
import { Tally } from "./tally.ts";
import { Traces } from "./traces.ts";
import { openTyping, type TypingToVisitors } from "./typing.ts";
import { VisitorConnection } from "./visitor-connection.ts";

export const VISITOR_PATH = "/v1/realtime/visitor";
/** The method whose right to call is the right to connect. */
const RIGHT = "messenger.connect";
/** A message of 10,000 letters, each written as an escape. */
const MAX_MESSAGE = 128 * 1024;
const LOOK_MS = 2_000;
const SILENT_MS = 10_000;
/** Open at a time, on one process. */
const LINES_PER_VISITOR = 20;
const WARN_MS = 60_000;

export interface VisitorParts {
  readonly pipeline: Pipeline;
  readonly house: House;
  readonly db: Database;
  readonly log: Log;
  readonly meters: Meters;
  readonly stream: LedgerStream;
  readonly bus: Bus;
  readonly tracker: VisitorTracker;
}

/** What all visitors' lines share. */
export interface VisitorHub extends VisitorParts {
  readonly rooms: Rooms;
  readonly traces: Traces;
  readonly typing: TypingToVisitors;
  /** Lines by visitor. */
  readonly tabs: Tally;
  tools(): Tools;
}

export interface Visitors {
  enter(raw: IncomingMessage, tcp: Duplex, head: Buffer, facts: RequestFacts): Promise<void>;
  size(): number;
  /** Pings all, and tells them how far they are. */
  beat(): Promise<void>;
  close(): Promise<void>;
  terminate(): void;
}

export function openVisitors(parts: VisitorParts): Visitors {
  const { pipeline, house, db, log, stream, bus } = parts;
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MAX_MESSAGE,
  });
  const connections = new Set<VisitorConnection>();
  const now = () => new Date(house.clock.nowMs());
  const rooms = new Rooms({ db, now });
  const traces = new Traces({ db, now, log });
  const typing = openTyping(bus, stream);
  const hub: VisitorHub = {
    ...parts,
    rooms,
    traces,
    typing,
    tabs: new Tally(LINES_PER_VISITOR),
    tools: () => ({ db, now: now(), randomText: (length) => randomText(house.random, length) }),
  };
  const addresses = new Tally(house.config.socketsPerAddress);
  let warnedMs = Number.NEGATIVE_INFINITY;
  let stopping = false;
  let looking = false;

  async function enter(raw: IncomingMessage, tcp: Duplex, head: Buffer, facts: RequestFacts): Promise<void> {
    if (stopping) throw refuse("unavailable", { retryAfterS: 1 });
    await pipeline.admit(RIGHT, undefined, facts);
    if (tcp.destroyed) return;
    // Its own copy: the one at hand holds on to the whole request.
    const { ip, userAgent, language, origin } = facts;
    server.handleUpgrade(raw, tcp, head, (ws) => admit(ws, tcp, { id: "", ip, userAgent, language, origin }));
  }

  function admit(ws: WebSocket, tcp: Duplex, facts: RequestFacts): void {
    const connection = new VisitorConnection({ ws, tcp, facts, hub });
    const address = addressBucket(facts.ip);
    if (!addresses.enter(address)) {
      // Behind a proxy that is not trusted, all visitors have its address.
      if (performance.now() - warnedMs > WARN_MS)
        log.warn({ ip: facts.ip }, "SOCKETS_PER_ADDRESS is reached; a proxy belongs into TRUST_PROXY");
      warnedMs = performance.now();
      connection.close(CLOSE.tooMany, "too many lines from one address");
      return;
    }
    connections.add(connection);
    ws.on("close", () => {
      connection.ended(stopping);
      connections.delete(connection);
      addresses.leave(address);
    });
    if (stopping) connection.close(CLOSE.restart, "restarting");
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    const at = performance.now();
    for (const one of connections)
      if (!one.connected && at - one.openedMs > SILENT_MS)
        one.close(CLOSE.silent, "connect within 10 seconds");
    try {
      await Promise.all([rooms.look(), traces.write()]);
    } catch (error) {
      log.warn({ err: error }, "Visitors could not be told who is there");
    } finally {
      looking = false;
    }
  }

  const looks = setInterval(() => void look(), LOOK_MS).unref();

  return {
    enter,
    size: () => connections.size,
    async beat() {
      const id = stream.delivered;
      const frame = cursorFrame(id);
      await inSlices(connections, (one) => one.beat(id, frame));
    },
    async close() {
      stopping = true;
      clearInterval(looks);
      typing.close();
      await inSlices(connections, (one) => one.close(CLOSE.restart, "restarting"));
    },
    terminate() {
      for (const one of connections) one.terminate();
    },
  };
}
