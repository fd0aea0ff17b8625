// The HTTP server every surface hangs on: TLS, proxies, request facts, security headers.

import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { Config } from "../config.ts";
import type { RequestFacts } from "../kernel/context.ts";
import { systemRandom } from "../kernel/id.ts";
import { canonicalIp, inRanges, isLoopback } from "../kernel/ip.ts";
import { memo } from "../kernel/memo.ts";

export type { FastifyInstance, FastifyReply, FastifyRequest };

export const BODY_LIMIT = 1024 * 1024;
export const SESSION_COOKIE = "parlo_session";

/** Node's own limits on top of ours: slow clients are cut, headers bounded. */
export function createHttpServer(config: Config): FastifyInstance {
  const trusted = (address: string) => inRanges(address, config.trustProxy);
  const app = fastify({
    ...(config.tls
      ? { https: { cert: config.tls.cert, key: config.tls.key, minVersion: "TLSv1.2" as const } }
      : {}),
    // Fastify walks X-Forwarded-For from the right and stops at the first address that is not ours.
    trustProxy: config.trustProxy.length > 0 ? trusted : false,
    bodyLimit: BODY_LIMIT,
    // A path that cannot be decoded is the path of nothing: it is routed as written, and not found there.
    rewriteUrl: ({ url = "/" }) => (isDecodable(url) ? url : url.replaceAll("%", "%25")),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    logger: false,
    genReqId: () => "",
    return503OnClosing: true,
  }) as unknown as FastifyInstance;
  // The body is read raw: strict JSON reading (duplicate keys, depth, UTF-8) is ours, and other surfaces read forms.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
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
export function keepEmbedHostApart(app: FastifyInstance, embedHost: string): void {
  app.addHook("onRequest", async (request, reply) => {
    const host = request.hostname.toLowerCase();
    if (host !== embedHost && request.host.toLowerCase() !== embedHost) return;
    if (request.routeOptions.config && "embed" in request.routeOptions.config) return;
    return reply.code(404).type("text/plain").send("Not found\n");
  });
}

/** What is known of a request from its connection and headers; what few calls need is worked out when asked. */
class Facts implements RequestFacts {
  readonly id = `req_${systemRandom.bytes(12).toString("base64url")}`;
  readonly ip: string;
  private readonly http: FastifyRequest;
  private readonly publicUrl: string | undefined;

  constructor(http: FastifyRequest, publicUrl: string | undefined) {
    this.http = http;
    this.publicUrl = publicUrl;
    this.ip = canonicalIp(http.ip);
  }

  get userAgent(): string {
    return header(this.http, "user-agent");
  }

  get language(): string {
    return bestLanguage(header(this.http, "accept-language"));
  }

  get origin(): string {
    return this.publicUrl ?? `${isSecure(this.http) ? "https" : "http"}://${this.http.host}`;
  }
}

export function factsOf(request: FastifyRequest, config: Config): RequestFacts {
  return new Facts(request, config.publicUrl);
}

export function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

/** User name and password of HTTP Basic; undefined when the header is absent or of another scheme. */
export function basicOf(request: FastifyRequest): { user: string; password: string } | undefined {
  const authorization = header(request, "authorization");
  if (!/^basic /i.test(authorization)) return undefined;
  const pair = Buffer.from(authorization.slice(6).trim(), "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon === -1
    ? { user: pair, password: "" }
    : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/** The prefix binds a cookie to this very host over TLS; browsers refuse it on plain loopback. */
function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const wanted = cookieName(name, isSecure(request));
  for (const part of header(request, "cookie").split(";")) {
    const [found, value] = part.trim().split("=");
    if (found === wanted) return value;
  }
  return undefined;
}

/** The header that sets a cookie no script can read, or clears it when `cookie` is undefined. */
export function cookieHeader(
  name: string,
  cookie: { value: string; maxAgeS: number } | undefined,
  secure: boolean,
): string {
  const { value, maxAgeS } = cookie ?? { value: "", maxAgeS: 0 };
  const rest = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${cookieName(name, secure)}=${value}; Max-Age=${maxAgeS}; ${rest}`;
}

/** Token of the dashboard's session, whichever page sent it. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return readCookie(request, SESSION_COOKIE);
}

/** The connection is encrypted up to us, or up to a proxy we trust. */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === "https";
}

/**
 * Credentials may travel: encrypted, or from this very machine. A forwarding header from a proxy nobody named means
 * the client is elsewhere and unencrypted for all we know.
 */
export function mayCarryCredentials(request: FastifyRequest, ip: string, config: Config): boolean {
  if (isSecure(request)) return true;
  const { headers } = request;
  const forwarded = headers["x-forwarded-for"] ?? headers.forwarded ?? headers["x-forwarded-proto"];
  if (forwarded !== undefined && !inRanges(request.socket.remoteAddress ?? "", config.trustProxy))
    return false;
  return isLoopback(ip);
}

const LANGUAGES = ["en", "it"];

/** First of our languages in Accept-Language by its weights (RFC 9110 §12.5.4), else English. */
export const bestLanguage = memo(1_000, (accept: string): string => {
  const wanted = accept
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest.map((r) => r.trim()).find((r) => r.startsWith("q="));
      return { language: tag.split("-")[0] ?? "", weight: weight ? Number(weight.slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.find(({ language }) => LANGUAGES.includes(language))?.language ?? "en";
});
