// The HTTP server every surface hangs on: TLS, limits, and the router of the pages.

import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { Config } from "../config.ts";
import { type Incoming, trusts } from "./incoming.ts";

export type { FastifyInstance, FastifyReply, FastifyRequest };

export const BODY_LIMIT = 1024 * 1024;

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
  const app = fastify({
    serverFactory(route) {
      const answer = (request: IncomingMessage, response: ServerResponse): void =>
        door?.takes(request) ? door.visit(request, response) : route(request, response);
      return config.tls
        ? createTlsServer({ ...limits, ...config.tls, minVersion: "TLSv1.2" }, answer)
        : createServer(limits, answer);
    },
    // Fastify walks X-Forwarded-For from the right and stops at the first address that is not ours.
    trustProxy: config.trustProxy.length > 0 ? (address: string) => trusts(config, address) : false,
    bodyLimit: BODY_LIMIT,
    // A path that cannot be decoded is the path of nothing: it is routed as written, and not found there.
    rewriteUrl: ({ url = "/" }) => (isDecodable(url) ? url : url.replaceAll("%", "%25")),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: "idle",
    logger: false,
    genReqId: () => "",
    return503OnClosing: true,
  }) as unknown as FastifyInstance;
  // The body is read raw: forms are read by the surfaces that have them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  if (door) app.addHook("preClose", async () => door.close());
  return app;
}

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
  const asked = host.toLowerCase();
  return asked === embedHost || asked.replace(/:\d+$/, "") === embedHost;
}
