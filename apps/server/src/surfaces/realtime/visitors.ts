// /v1/realtime/visitor: the line between a widget and the server, on the widget's own host as well. A widget connects
// with its visitor's token or without one; over the same line it calls methods and hears what happens in its chats.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { House } from "../../kernel/call.ts";
import type { RequestFacts } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import { refuse } from "../../kernel/error.ts";
import { randomText } from "../../kernel/id.ts";
import type { Log } from "../../kernel/log.ts";
import type { Meters } from "../../kernel/metrics.ts";
import type { Pipeline } from "../../kernel/run.ts";
import {
  type Site,
  siteOf,
  statusesOf,
  type Tools,
  type WidgetStatus,
} from "../../modules/messenger/index.ts";
import { CLOSE } from "./close.ts";
import { cursorFrame } from "./frames.ts";
import { inSlices } from "./slices.ts";
import type { LedgerStream } from "./stream.ts";
import { VisitorConnection } from "./visitor-connection.ts";

export const VISITOR_PATH = "/v1/realtime/visitor";
/** The method whose right to call is the right to connect. */
const RIGHT = "messenger.connect";
/** A message of 10,000 letters, each written as an escape. */
const MAX_MESSAGE = 128 * 1024;
const LOOK_MS = 1_000;
const SILENT_MS = 10_000;
const SITE_KEPT_MS = 2_000;

export interface VisitorParts {
  readonly pipeline: Pipeline;
  readonly house: House;
  readonly db: Database;
  readonly log: Log;
  readonly meters: Meters;
  readonly stream: LedgerStream;
}

/** What all visitors' lines share. */
export interface VisitorHub extends VisitorParts {
  tools(): Tools;
  site(propertyId: string, widgetId: string): Promise<Site | undefined>;
  status(propertyId: string): Promise<WidgetStatus>;
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
  const { pipeline, house, db, log, stream } = parts;
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MAX_MESSAGE,
  });
  const connections = new Set<VisitorConnection>();
  const sites = new Map<string, { readonly untilMs: number; readonly site: Promise<Site | undefined> }>();
  let stopping = false;

  const tools = (): Tools => ({
    db,
    now: new Date(house.clock.nowMs()),
    randomText: (length) => randomText(house.random, length),
  });
  const hub: VisitorHub = {
    ...parts,
    tools,
    site(propertyId, widgetId) {
      const key = `${propertyId} ${widgetId}`;
      const known = sites.get(key);
      if (known && known.untilMs > performance.now()) return known.site;
      const site = siteOf(db, propertyId, widgetId);
      sites.set(key, { untilMs: performance.now() + SITE_KEPT_MS, site });
      site.catch(() => sites.delete(key));
      return site;
    },
    async status(propertyId) {
      const { now } = tools();
      return (await statusesOf(db, [propertyId], now)).get(propertyId) ?? "offline";
    },
  };

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
    connections.add(connection);
    ws.on("close", () => {
      connection.ended();
      connections.delete(connection);
    });
    if (stopping) connection.close(CLOSE.restart, "restarting");
  }

  function look(): void {
    const now = performance.now();
    for (const one of connections)
      if (!one.connected && now - one.openedMs > SILENT_MS)
        one.close(CLOSE.silent, "connect within 10 seconds");
    for (const [key, { untilMs }] of sites) if (untilMs < now) sites.delete(key);
  }

  const looks = setInterval(look, LOOK_MS).unref();

  return {
    enter,
    size: () => connections.size,
    async beat() {
      const frame = cursorFrame(stream.delivered);
      await inSlices(connections, (one) => one.beat(frame));
    },
    async close() {
      stopping = true;
      clearInterval(looks);
      await inSlices(connections, (one) => one.close(CLOSE.restart, "restarting"));
    },
    terminate() {
      for (const one of connections) one.terminate();
      if (connections.size > 0) log.debug({ left: connections.size }, "Visitors' lines were cut");
    },
  };
}
