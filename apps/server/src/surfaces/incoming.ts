// A request as it reached us: from whom, over what, under which name, and with which credentials.

import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import proxyAddr from "@fastify/proxy-addr";
import type { Config } from "../config.ts";
import type { RequestFacts } from "../kernel/context.ts";
import { newRequestId } from "../kernel/id.ts";
import { canonicalIp, inRanges, isLoopback } from "../kernel/ip.ts";
import { memo } from "../kernel/memo.ts";

export const SESSION_COOKIE = "parlo_session";

/** What this file asks of a request; Fastify's has the same fields with the same meaning. */
export interface Incoming {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
  /** The client's address: the first from the right that is no proxy of ours. */
  readonly ip: string;
  readonly protocol: string;
  /** Host header, or what a trusted proxy says it was. */
  readonly host: string;
}

/** For doors on node:http. */
export function incomingOf(raw: IncomingMessage, config: Config): Incoming {
  return config.trustProxy.length > 0 ? new Forwarded(raw, config) : new Direct(raw);
}

class Direct implements Incoming {
  readonly headers: IncomingHttpHeaders;
  readonly socket: IncomingMessage["socket"];

  constructor(raw: IncomingMessage) {
    this.headers = raw.headers;
    this.socket = raw.socket;
  }

  get ip(): string {
    return this.socket.remoteAddress ?? "";
  }

  get protocol(): "https" | "http" {
    return (this.socket as TLSSocket).encrypted ? "https" : "http";
  }

  get host(): string {
    return this.headers.host ?? "";
  }
}

/** Behind a proxy that TRUST_PROXY names; from anybody else the forwarding headers say nothing. */
class Forwarded extends Direct {
  private readonly raw: IncomingMessage;
  private readonly config: Config;

  constructor(raw: IncomingMessage, config: Config) {
    super(raw);
    this.raw = raw;
    this.config = config;
  }

  override get ip(): string {
    return proxyAddr.all(this.raw, (address) => trusts(this.config, address)).at(-1) ?? "";
  }

  override get protocol(): "https" | "http" {
    const told = this.told("x-forwarded-proto")?.toLowerCase();
    return told === undefined ? super.protocol : told === "https" ? "https" : "http";
  }

  override get host(): string {
    return this.told("x-forwarded-host") ?? super.host;
  }

  /** What the proxy next to us says; it writes last. */
  private told(name: string): string | undefined {
    const value = this.headers[name];
    if (typeof value !== "string" || !trusts(this.config, this.socket.remoteAddress ?? "")) return undefined;
    return value.split(",").at(-1)?.trim();
  }
}

export function trusts(config: Config, address: string): boolean {
  return inRanges(address, config.trustProxy);
}

/** What is known of a request from its connection and headers; what few calls need is worked out when asked. */
class Facts implements RequestFacts {
  readonly id = newRequestId();
  readonly ip: string;
  private readonly http: Incoming;
  private readonly publicUrl: string | undefined;

  constructor(http: Incoming, publicUrl: string | undefined) {
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
    return this.publicUrl ?? `${this.http.protocol}://${this.http.host}`;
  }
}

export function factsOf(request: Incoming, config: Config): RequestFacts {
  return new Facts(request, config.publicUrl);
}

export function header(request: Incoming, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

export interface Basic {
  readonly user: string;
  readonly password: string;
}

export function isBasic(authorization: string): boolean {
  return /^basic /i.test(authorization);
}

export function isBearer(authorization: string): boolean {
  return /^bearer /i.test(authorization);
}

/** User name and password of an HTTP Basic header (RFC 7617); without a colon all of it is the user name. */
export function readBasic(authorization: string): Basic {
  const pair = Buffer.from(authorization.slice(6).trim(), "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon === -1
    ? { user: pair, password: "" }
    : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/** Undefined when the header is absent or of another scheme. */
export function basicOf(request: Incoming): Basic | undefined {
  const authorization = header(request, "authorization");
  return isBasic(authorization) ? readBasic(authorization) : undefined;
}

/** The prefix binds a cookie to this very host over TLS; browsers refuse it on plain loopback. */
function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export function readCookie(request: Incoming, name: string): string | undefined {
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
export function sessionToken(request: Incoming): string | undefined {
  return readCookie(request, SESSION_COOKIE);
}

/** The connection is encrypted up to us, or up to a proxy we trust. */
export function isSecure(request: Incoming): boolean {
  return request.protocol === "https";
}

/**
 * Credentials may travel: encrypted, or from this very machine. A forwarding header from a proxy nobody named means
 * the client is elsewhere and unencrypted for all we know.
 */
export function mayCarryCredentials(request: Incoming, ip: string, config: Config): boolean {
  if (isSecure(request)) return true;
  const { headers } = request;
  const forwarded = headers["x-forwarded-for"] ?? headers.forwarded ?? headers["x-forwarded-proto"];
  if (forwarded === undefined) return isLoopback(ip);
  // Without X-Forwarded-For the address is the proxy's own: what it passes on comes from who knows where.
  const named =
    headers["x-forwarded-for"] !== undefined && trusts(config, request.socket.remoteAddress ?? "");
  return named && isLoopback(ip);
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
