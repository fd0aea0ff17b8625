// /v1/realtime: the WebSocket that tells agents and API clients what happens. Not a method: it answers for as long as
// the line holds. Whoever may call events.list may connect, by the same rules and out of the same quota; whether they
// still may is looked up in the caller cache again and again while they listen.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Bus } from "../../kernel/bus.ts";
import type { House } from "../../kernel/call.ts";
import type { Caller } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import { refuse } from "../../kernel/error.ts";
import { inRanges } from "../../kernel/ip.ts";
import type { Log } from "../../kernel/log.ts";
import type { Meters } from "../../kernel/metrics.ts";
import type { Authenticator, Credential, Pipeline, Reply } from "../../kernel/run.ts";
import { touchConnected } from "../../modules/account/index.ts";
import { filterOf } from "../../modules/events/index.ts";
import type { VisitorTracker } from "../../modules/visitor/index.ts";
import { countAsUsed, type FastifyInstance, isEmbedHost } from "../http.ts";
import { factsOf, incomingOf, mayCarryCredentials } from "../incoming.ts";
import { credentialOf } from "../rpc.ts";
import { CLOSE } from "./close.ts";
import { Connection } from "./connection.ts";
import { cursorFrame } from "./frames.ts";
import { openNewsroom } from "./newsroom.ts";
import { inSlices } from "./slices.ts";
import { LedgerStream } from "./stream.ts";
import { withoutUpgrade } from "./upgrade.ts";
import { openVisitors, VISITOR_PATH } from "./visitors.ts";

const PATH = "/v1/realtime";
/** The method whose right to call is the right to listen. */
const RIGHT = "events.list";
/** Twice as often as the caller cache renews: a revoked credential's socket ends within a second. */
const LOOK_MS = 200;
const PING_MS = 30_000;
/** Three times within what counts as there. */
const HERE_MS = 15_000;
/** To subscribe in, after connecting. */
const SILENT_MS = 10_000;
const MAX_MESSAGE = 4 * 1024;
const STOP_MS = 2_000;

export interface Realtime {
  /** There may be news in the ledger. */
  wake(): void;
  /** Sockets open now. */
  size(): number;
  stop(): Promise<void>;
}

export interface RealtimeParts {
  readonly http: FastifyInstance;
  readonly pipeline: Pipeline;
  readonly authenticator: Authenticator;
  readonly house: House;
  readonly db: Database;
  /** The stream's own way to the same database. */
  readonly streamDb: Database;
  readonly log: Log;
  readonly meters: Meters;
  readonly bus: Bus;
  readonly tracker: VisitorTracker;
}

/** All sockets of one credential: it is looked up once for all of them. */
interface Group {
  readonly credential: Credential;
  readonly members: Set<Connection>;
  caller: Caller;
  /** What the caller may hear, as text to compare. */
  hearing: string;
  looking: boolean;
}

export function openRealtime(parts: RealtimeParts): Realtime {
  const { http, pipeline, authenticator, house, db, log } = parts;
  const { config } = house;
  const stream = new LedgerStream({ db: parts.streamDb, log });
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MAX_MESSAGE,
  });
  const visitors = openVisitors({ ...parts, stream });
  const newsroom = openNewsroom(parts.bus);
  const groups = new Map<string, Group>();
  const connections = new Set<Connection>();
  let stopping = false;

  http.server.on("upgrade", (raw: IncomingMessage, tcp: Duplex, head: Buffer) => {
    tcp.on("error", ignore);
    countAsUsed(http.server, tcp);
    if (!isWebSocket(raw)) {
      withoutUpgrade(http.server, raw, tcp, head);
      return;
    }
    enter(raw, tcp, head).catch((error: unknown) => {
      log.error({ err: error }, "A socket could not be opened");
      tcp.destroy();
    });
  });

  async function enter(raw: IncomingMessage, tcp: Duplex, head: Buffer): Promise<void> {
    const request = incomingOf(raw, config);
    const facts = factsOf(request, config);
    const { ip } = facts;
    try {
      const path = pathOf(raw);
      if (path === VISITOR_PATH) {
        if (!mayCarryCredentials(request, ip, config))
          return await pipeline.turnAway(refuse("https_required"), facts);
        await visitors.enter(raw, tcp, head, facts);
        return;
      }
      if (path !== PATH || isEmbedHost(request, config))
        return await pipeline.turnAway(refuse("not_found"), facts);
      if (!mayCarryCredentials(request, ip, config))
        return await pipeline.turnAway(refuse("https_required"), facts);
      if (stopping) throw refuse("unavailable", { retryAfterS: 1 });
      const credential = credentialOf(request);
      const { caller } = await pipeline.admit(RIGHT, credential, facts);
      if (!credential || tcp.destroyed) return;
      server.handleUpgrade(raw, tcp, head, (ws) => admit(ws, tcp, ip, credential, caller));
      log.info({ requestId: facts.id, method: "realtime", status: 101, ip, caller: caller.id }, "call");
    } catch (error) {
      const reply = pipeline.refusal(error, facts);
      log.info({ requestId: facts.id, method: "realtime", status: reply.status, ip }, "call");
      tcp.end(refusalText(reply, facts.id));
    }
  }

  function admit(ws: WebSocket, tcp: Duplex, ip: string, given: Credential, caller: Caller): void {
    const key = `${given.kind} ${given.presented ?? given.text}`;
    let group = groups.get(key);
    if (!group) {
      // Its own copy: the one at hand may hold on to the whole request.
      const { kind, text, presented } = given;
      const credential = { kind, text, ...(presented === undefined ? {} : { presented }) };
      group = { credential, members: new Set(), caller, hearing: hearingOf(caller), looking: false };
      groups.set(key, group);
    }
    const connection = new Connection({ ws, tcp, ip, caller: group.caller, stream, db, newsroom });
    group.members.add(connection);
    if (group.members.size === 1) void tellHere([group]);
    connections.add(connection);
    ws.on("close", () => {
      connection.ended();
      connections.delete(connection);
      if (group.members.delete(connection) && group.members.size === 0 && groups.get(key) === group)
        groups.delete(key);
    });
    if (stopping) connection.close(CLOSE.restart, "restarting");
  }

  function look(): void {
    for (const group of groups.values()) {
      const cached = authenticator.cached(group.credential);
      if (cached !== undefined) settle(group, cached);
      else if (!group.looking) void lookUp(group);
    }
    for (const connection of connections)
      if (!connection.subscribed && performance.now() - connection.openedMs > SILENT_MS)
        connection.close(CLOSE.silent, "subscribe within 10 seconds");
  }

  /** Agents with a dashboard connected are there. A key may be a program's. */
  async function tellHere(of: Iterable<Group>): Promise<void> {
    const ids = [...of].flatMap(({ caller }) =>
      caller.kind === "session" && caller.agent ? [caller.agent.id] : [],
    );
    if (ids.length === 0) return;
    try {
      await touchConnected(db, [...new Set(ids)], new Date(house.clock.nowMs()));
    } catch (error) {
      log.warn({ err: error }, "Who is there could not be written");
    }
  }

  async function lookUp(group: Group): Promise<void> {
    group.looking = true;
    try {
      settle(group, await authenticator.load(group.credential));
    } catch {
      // Nobody can vouch for it now: the door closes, as for calls.
      for (const one of group.members) one.close(CLOSE.later, "try again");
    } finally {
      group.looking = false;
    }
  }

  function settle(group: Group, caller: Caller | null): void {
    const ended = !caller || (caller.expiresAtMs !== undefined && caller.expiresAtMs <= house.clock.nowMs());
    if (ended) {
      for (const one of group.members) one.close(CLOSE.credentialEnded, "the credential ended");
      return;
    }
    if (caller.ips.length > 0)
      for (const one of group.members)
        if (!inRanges(one.ip, caller.ips)) one.close(CLOSE.refused, "ip_not_allowed");
    const hearing = hearingOf(caller);
    group.caller = caller;
    if (hearing === group.hearing) return;
    group.hearing = hearing;
    for (const one of group.members) one.regrant(caller);
  }

  async function beat(): Promise<void> {
    void visitors.beat();
    const id = stream.delivered;
    const frame = cursorFrame(id);
    await inSlices(connections, (one) => {
      if (!one.alive) {
        one.terminate();
        return;
      }
      one.ping();
      one.tellCursor(id, frame);
    });
  }

  const looks = setInterval(look, LOOK_MS).unref();
  const beats = setInterval(() => void beat(), PING_MS).unref();
  const heres = setInterval(() => void tellHere(groups.values()), HERE_MS).unref();

  return {
    wake: () => stream.wake(),
    size: () => connections.size + visitors.size(),
    async stop() {
      stopping = true;
      clearInterval(looks);
      clearInterval(beats);
      clearInterval(heres);
      await Promise.all([
        visitors.close(),
        inSlices(connections, (one) => one.close(CLOSE.restart, "restarting")),
      ]);
      const until = performance.now() + STOP_MS;
      while (connections.size + visitors.size() > 0 && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10));
      for (const one of connections) one.terminate();
      visitors.terminate();
      await stream.stop();
    },
  };
}

function ignore(): void {}

function isWebSocket({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers.upgrade?.toLowerCase() === "websocket";
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const path = url.split("?")[0] ?? "";
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

function hearingOf(caller: Caller): string {
  const { within, whole, keys } = filterOf(caller);
  return [...within, "", ...whole, "", ...keys].sort().join(" ");
}

/** A refusal before the upgrade is a plain reply, in the API's envelope. */
function refusalText({ status, body, retryAfterS }: Reply, requestId: string): string {
  const fields = [
    `HTTP/1.1 ${status} Refused`,
    "content-type: application/json; charset=utf-8",
    "cache-control: no-store",
    "connection: close",
    `x-request-id: ${requestId}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...(retryAfterS === undefined ? [] : [`retry-after: ${retryAfterS}`]),
  ];
  return `${fields.join("\r\n")}\r\n\r\n${body}`;
}
