// The HTTP server every surface hangs on: TLS, limits, and the router of the pages.

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { Config } from "../config.ts";
import { failureOf, withRequestId } from "../kernel/envelope.ts";
import { invalid, refuse } from "../kernel/error.ts";
import { newRequestId } from "../kernel/id.ts";
import { type Incoming, trusts } from "./incoming.ts";

export type { FastifyInstance, FastifyReply, FastifyRequest };

export const BODY_LIMIT = 1024 * 1024;
/** A connection on which nothing moves for so long ends: what is never read would be held for ever. */
const STILL_MS = 75_000;
/** When the server stops: how long a connection that has asked nothing yet may still ask. */
const FIRST_REQUEST_MS = 1_000;
/** And how long a request may still take to arrive and be answered, well before the process gives up. */
const LAST_REPLY_MS = 10_000;

/** What may take a request before the router of the pages sees it. */
export interface Door {
  takes(request: IncomingMessage): boolean;
  visit(request: IncomingMessage, response: ServerResponse): void;
  /** The server stops: replies from now on end their connection. */
  close(): void;
}

/** Node's own limits on top of ours: slow clients are cut, headers bounded. */
export function createHttpServer(config: Config, door?: Door): FastifyInstance {
  const limits: ServerOptions = { requestTimeout: 30_000, keepAliveTimeout: 72_000 };
  const stopping: (() => void)[] = door ? [door.close] : [];
  const app = fastify({
    serverFactory(route) {
      const answer = (request: IncomingMessage, response: ServerResponse): void => {
        unused.delete(request.socket);
        toOriginForm(request);
        if (door?.takes(request)) door.visit(request, response);
        else route(request, response);
      };
      const server = config.tls
        ? createTlsServer({ ...limits, ...config.tls, minVersion: "TLSv1.2" }, answer)
        : createServer(limits, answer);
      server.timeout = STILL_MS;
      const unused = unusedConnections(server);
      unusedOf.set(server, unused);
      stopping.push(() => endStragglers(server, unused));
      return server;
    },
    clientErrorHandler: refuseUnreadable,
    // Fastify walks X-Forwarded-For from the right and stops at the first address that is not ours.
    trustProxy: config.trustProxy.length > 0 ? (address: string) => trusts(config, address) : false,
    bodyLimit: BODY_LIMIT,
    // A path that cannot be decoded is the path of nothing: it is routed as written, and not found there.
    rewriteUrl: ({ url = "/" }) => (isDecodable(url) ? url : url.replaceAll("%", "%25")),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: "idle",
    logger: false,
    genReqId: newRequestId,
    return503OnClosing: true,
  }) as unknown as FastifyInstance;
  // The body is read raw: forms are read by the surfaces that have them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.setNotFoundHandler((request, reply) => {
    const body = JSON.stringify(failureOf(refuse("not_found", { message: "unknown_address" })));
    return reply
      .code(404)
      .type("application/json; charset=utf-8")
      .header("cache-control", "no-store")
      .send(withRequestId(body, { id: request.id }));
  });
  app.addHook("preClose", async () => {
    for (const stop of stopping) stop();
  });
  return app;
}

/** Connections on which nothing was asked yet: browsers and balancers open some ahead. */
interface Unused {
  delete(socket: Socket): void;
  endAll(): void;
}

const unusedOf = new WeakMap<object, Unused>();

/** For connections that leave HTTP: they are in use from here on, although nothing was asked on them as a call. */
export function countAsUsed(server: object, socket: Duplex): void {
  unusedOf.get(server)?.delete(socket as Socket);
}

/** Requests with a clock of their own: Node's limit for the time a whole request may take is not theirs. */
const slowOnes = new WeakMap<object, number>();

/** Answers what to call when the request is over. */
export function beSlowOn(socket: Socket): () => void {
  slowOnes.set(socket, (slowOnes.get(socket) ?? 0) + 1);
  return () => slowOnes.set(socket, (slowOnes.get(socket) ?? 1) - 1);
}

function unusedConnections(server: Server): Unused {
  const quiet = new Set<Socket>();
  /** With TLS, by the client's address and port: Node hands out another socket when the handshake is done. */
  const shaking = new Map<string, Socket>();
  const keyOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;
  const keep = (socket: Socket): void => {
    quiet.add(socket);
    socket.once("close", () => quiet.delete(socket));
  };
  if (server instanceof TlsServer) {
    server.on("connection", (socket: Socket) => {
      const key = keyOf(socket);
      shaking.set(key, socket);
      socket.once("close", () => shaking.delete(key));
    });
    server.on("secureConnection", (socket) => {
      shaking.delete(keyOf(socket));
      keep(socket);
    });
  } else server.on("connection", keep);
  return {
    delete: (socket) => quiet.delete(socket),
    endAll: () => {
      for (const socket of [...quiet, ...shaking.values()]) socket.destroy();
    },
  };
}

/** Node ends connections between two requests by itself: not unused ones, and not a body that never comes to its end. */
function endStragglers(server: Server, unused: Unused): void {
  setTimeout(unused.endAll, FIRST_REQUEST_MS).unref();
  setTimeout(() => server.closeAllConnections(), LAST_REPLY_MS).unref();
}

/** `POST http://host/v1/agent.me`, as clients write to proxies and servers must take it (RFC 9112 §3.2.2). */
function toOriginForm(request: IncomingMessage): void {
  const { url = "/" } = request;
  if (url.startsWith("/")) return;
  const [, host, path] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url) ?? [];
  if (host === undefined || path === undefined) return;
  request.url = path.startsWith("/") ? path : `/${path}`;
  // What the target says counts, whatever the header says.
  request.headers.host = host;
}

/** What cannot be read as HTTP has no method, so it reaches no door; it is refused in the envelope all the same. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && (slowOnes.get(socket) ?? 0) > 0) return;
  const [status, path, reason] = UNREADABLE[error.code ?? ""] ?? [
    400,
    "body",
    "is not HTTP that can be read",
  ];
  const id = newRequestId();
  const body = withRequestId(JSON.stringify(failureOf(invalid([{ path, reason }]))), { id });
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        "content-type: application/json; charset=utf-8",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "access-control-allow-origin: *",
        `x-request-id: ${id}`,
        `content-length: ${Buffer.byteLength(body)}`,
        "connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  socket.destroy(error);
}

/** By Node's code: the status, and what to tell. */
const UNREADABLE: Readonly<Record<string, readonly [status: number, path: string, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "headers", "must not be longer than 16 KiB in all"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "body", "took longer to arrive than a request may"],
};

function isDecodable(url: string): boolean {
  if (!url.includes("%")) return true;
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** The widget's host name is for the widget's script alone: no page, no cookie and no credential is taken there. */
export function keepEmbedHostApart(app: FastifyInstance, config: Config): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!isEmbedHost(request, config)) return;
    if (request.routeOptions.config && "embed" in request.routeOptions.config) return;
    return reply.code(404).type("text/plain").send("Not found\n");
  });
}

/** EMBED_HOST may be written with or without its port. */
export function isEmbedHost({ host }: Pick<Incoming, "host">, { embedHost }: Config): boolean {
  if (embedHost === undefined) return false;
  // The same name may be written with the root's dot at its end.
  const asked = host.toLowerCase().replace(/\.(?=:\d+$|$)/, "");
  return asked === embedHost || asked.replace(/:\d+$/, "") === embedHost;
}
