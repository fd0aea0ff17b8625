// POST /v1/<method>: the door for API clients and for the dashboard. Not a method itself: uploads, downloads and pages
// have surfaces of their own. It stands on node:http, before the router of the pages: there is one route here, and a
// router's life cycle costs a call 20 µs of the 35 that node:http takes (`npm run bench -- agent-me`).

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "../config.ts";
import type { Caller } from "../kernel/caller.ts";
import type { RequestFacts, SessionChange } from "../kernel/context.ts";
import { invalid, type Refusal, refuse } from "../kernel/error.ts";
import type { Log } from "../kernel/log.ts";
import { memo } from "../kernel/memo.ts";
import type { Meters } from "../kernel/metrics.ts";
import type { Verdict } from "../kernel/rate-limit.ts";
import type { Admission, Credential, Pipeline, Reply } from "../kernel/run.ts";
import { BODY_LIMIT, type Door, isEmbedHost } from "./http.ts";
import {
  cookieHeader,
  factsOf,
  header,
  type Incoming,
  incomingOf,
  isBasic,
  isBearer,
  isSecure,
  mayCarryCredentials,
  readBasic,
  SESSION_COOKIE,
  sessionToken,
} from "./incoming.ts";

/** One call from its headers to its reply: header, body and log line tell the same request id. */
interface Visit {
  readonly request: Incoming;
  readonly response: ServerResponse;
  readonly facts: RequestFacts;
  readonly startedMs: number;
  admission: Admission | undefined;
}

const ROOT = "/v1";
/** Characters from which a reply is turned into bytes first: the socket does it several times slower. */
const LONG = 2_048;
/** A file with an address of its own among the methods. */
const OPENAPI = "/v1/openapi.json";

export function createRpc(o: { pipeline: Pipeline; config: Config; log: Log; meters: Meters }): Door {
  const { pipeline, config } = o;
  let closing = false;

  function visit(raw: IncomingMessage, response: ServerResponse): void {
    const request = incomingOf(raw, config);
    const call: Visit = {
      request,
      response,
      facts: factsOf(request, config),
      startedMs: performance.now(),
      admission: undefined,
    };
    if (raw.method === "POST") enter(call, raw);
    else if (raw.method === "OPTIONS") preflight(response, closing);
    else refuseVerb(call, raw);
  }

  /** Before the body is read: an unknown method or a bad credential costs no more than its headers. */
  function enter(call: Visit, raw: IncomingMessage): void {
    const { request, facts } = call;
    if (!mayCarryCredentials(request, facts.ip, config)) {
      turnAway(call, refuse("https_required"));
      return;
    }
    const fail = (error: unknown) => answer(call, pipeline.refusal(error, facts));
    try {
      const admitted = pipeline.admit(nameOf(raw), credentialOf(request), facts);
      if (admitted instanceof Promise) admitted.then((admission) => proceed(call, raw, admission), fail);
      else proceed(call, raw, admitted);
    } catch (error) {
      fail(error);
    }
  }

  function proceed(call: Visit, raw: IncomingMessage, admission: Admission): void {
    call.admission = admission;
    readBody(raw, (body) => {
      const reply = replyTo(call, body, admission);
      if (reply instanceof Promise) reply.then((later) => answer(call, later));
      else answer(call, reply);
    });
  }

  /** `body` is undefined when it was too long. */
  function replyTo(
    { request, facts }: Visit,
    body: Buffer | undefined,
    admission: Admission,
  ): Reply | Promise<Reply> {
    if (body === undefined) return pipeline.refusal(refuse("payload_too_large"), facts, admission.verdict);
    if (!isJson(request, body, admission.caller))
      return pipeline.refusal(wrongType(), facts, admission.verdict);
    // A blank key is a mistake of the caller's, who believes there is one.
    return pipeline.execute(admission, facts, body, request.headers["idempotency-key"] as string | undefined);
  }

  function refuseVerb(call: Visit, raw: IncomingMessage): void {
    const known = pipeline.find(nameOf(raw)) !== undefined;
    if (known) call.response.setHeader("allow", "POST");
    turnAway(call, known ? refuse("method_not_allowed") : refuse("not_found", { message: "unknown_method" }));
  }

  function turnAway(call: Visit, refusal: Refusal): void {
    pipeline
      .turnAway(refusal, call.facts)
      .catch((error: unknown) => answer(call, pipeline.refusal(error, call.facts)));
  }

  function answer(call: Visit, reply: Reply): void {
    const { facts, admission } = call;
    const method = admission?.method.name ?? "unknown";
    const durationMs = performance.now() - call.startedMs;
    o.meters.call(method, reply.status, durationMs / 1000);
    const line = {
      requestId: facts.id,
      method,
      status: reply.status,
      durationMs: Math.round(durationMs * 10) / 10,
      ip: facts.ip,
      caller: admission?.caller.id,
      ...(reply.fault ? { err: reply.fault } : undefined),
    };
    if (reply.status >= 500) o.log.error(line, "call");
    else o.log.info(line, "call");
    send(call, reply);
  }

  function send({ request, response, facts }: Visit, reply: Reply): void {
    const body = reply.body.length > LONG ? Buffer.from(reply.body) : reply.body;
    const fields = [...ALWAYS, "x-request-id", facts.id, "content-length", `${Buffer.byteLength(body)}`];
    if (reply.verdict) addRateHeaders(fields, reply.verdict);
    if (reply.retryAfterS !== undefined) fields.push("retry-after", String(reply.retryAfterS));
    if (reply.replayed) fields.push("idempotency-replayed", "true");
    // A browser would answer the challenge with its own password box in front of the dashboard's sign-in.
    if (reply.status === 401 && request.headers["sec-fetch-mode"] === undefined)
      fields.push("www-authenticate", 'Basic realm="Parlo API", charset="UTF-8"');
    if (reply.session !== undefined)
      fields.push("set-cookie", sessionCookie(reply.session, isSecure(request)));
    // What is left of an oversized body is not read: the connection ends with the reply.
    if (closing || reply.status === 413) fields.push("connection", "close");
    response.writeHead(reply.status, fields);
    response.end(body);
  }

  return {
    takes: (raw) => isOurs(raw) && !(config.embedHost && isEmbedHost(incomingOf(raw, config), config)),
    visit,
    close: () => {
      closing = true;
    },
  };
}

/** Every path at or below /v1 is ours; `/v1` alone is the method without a name, unknown like any other. */
function isOurs({ url = "/", method }: IncomingMessage): boolean {
  if (!url.startsWith(ROOT)) return false;
  const next = url[ROOT.length];
  if (next !== "/" && next !== "?" && next !== undefined) return false;
  return pathOf(url) !== OPENAPI || (method !== "GET" && method !== "HEAD");
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/** `/v1/chat.list/` → `chat.list`. A path that cannot be decoded names nothing. */
function nameOf({ url = "/" }: IncomingMessage): string {
  const name = pathOf(url).slice(ROOT.length + 1);
  const plain = name.endsWith("/") ? name.slice(0, -1) : name;
  if (!plain.includes("%")) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return "";
  }
}

/** Hands over the whole body, or undefined when it is longer than BODY_LIMIT; nothing when the client goes away. */
function readBody(raw: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  if (Number(raw.headers["content-length"] ?? 0) > BODY_LIMIT) {
    done(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    chunks.push(chunk);
    if (length <= BODY_LIMIT) return;
    raw.off("data", take).off("end", end).pause();
    done(undefined);
  };
  const end = (): void => done(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length));
  raw.on("data", take).on("end", end).on("error", ignore);
}

function ignore(): void {}

// Browsers may call with a key from another origin; cookies never count there, so `*` gives nothing away.
function preflight(response: ServerResponse, closing: boolean): void {
  response.writeHead(204, {
    ...(closing ? { connection: "close" } : {}),
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "authorization, content-type, idempotency-key",
    "access-control-max-age": "86400",
  });
  response.end();
}

/** Names and values in turns, as `writeHead` takes them. */
const ALWAYS: readonly string[] = Object.entries({
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "x-request-id, retry-after, ratelimit, ratelimit-policy, idempotency-replayed",
}).flat();

/** The current draft's two headers and the three of the drafts before it, which more clients read today. */
function addRateHeaders(fields: string[], { quota, remaining, resetS }: Verdict): void {
  fields.push(
    "ratelimit-policy",
    `"${quota.name}";q=${quota.limit};w=${quota.windowS}`,
    "ratelimit",
    `"${quota.name}";r=${remaining};t=${resetS}`,
    "ratelimit-limit",
    `${quota.limit}`,
    "ratelimit-remaining",
    `${remaining}`,
    "ratelimit-reset",
    `${resetS}`,
  );
}

/** `application/json`, with UTF-8 or no charset named. */
const isJsonType = memo(1_000, (type): boolean =>
  /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type),
);

/** An empty body needs no type, unless a cookie vouches for it: a foreign form could send that. */
function isJson(request: Incoming, body: Buffer, caller: Caller): boolean {
  if (body.length === 0 && caller.kind !== "session") return true;
  return isJsonType(header(request, "content-type"));
}

function wrongType() {
  return invalid([{ path: "body", reason: "must be sent with Content-Type: application/json, in UTF-8" }]);
}

/**
 * HTTP Basic with the key as user name and any password (compatibility §1.1), a visitor's token as Bearer, else the
 * dashboard's cookie. The cookie
 * counts only for requests of our own pages: same origin, and JSON, which no form can send.
 */
export function credentialOf(request: Incoming): Credential | undefined {
  const presented = header(request, "authorization");
  if (isBearer(presented)) return { kind: "visitor", text: presented.slice(7).trim(), presented };
  if (presented !== "") return isBasic(presented) ? new PresentedKey(presented) : undefined;
  const token = sessionToken(request);
  if (token === undefined || !fromOurPages(request)) return undefined;
  return { kind: "session", text: token };
}

/** Decoded only when the cache does not know the header. */
class PresentedKey implements Credential {
  readonly kind = "key";
  readonly presented: string;

  constructor(presented: string) {
    this.presented = presented;
  }

  get text(): string {
    return readBasic(this.presented).user;
  }
}

function fromOurPages(request: Incoming): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function sessionCookie(change: SessionChange, secure: boolean): string {
  const cookie = change === "clear" ? undefined : { value: change.token, maxAgeS: change.maxAgeS };
  return cookieHeader(SESSION_COOKIE, cookie, secure);
}
