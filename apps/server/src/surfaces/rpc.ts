// POST /v1/<method>: the door for API clients and for the dashboard. Not a method itself: uploads, downloads and pages
// have surfaces of their own.

import type { Config } from "../config.ts";
import type { Caller } from "../kernel/caller.ts";
import type { RequestFacts, SessionChange } from "../kernel/context.ts";
import { invalid, type Refusal, refuse } from "../kernel/error.ts";
import type { Log } from "../kernel/log.ts";
import { memo } from "../kernel/memo.ts";
import type { Meters } from "../kernel/metrics.ts";
import type { Verdict } from "../kernel/rate-limit.ts";
import type { Admission, Credential, Pipeline, Reply } from "../kernel/run.ts";
import {
  basicOf,
  cookieHeader,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  factsOf,
  header,
  isSecure,
  mayCarryCredentials,
  SESSION_COOKIE,
  sessionToken,
} from "./http.ts";

interface RpcState {
  readonly facts: RequestFacts;
  readonly startedMs: number;
  admission: Admission | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    rpc: RpcState | undefined;
  }
}

const EMPTY = Buffer.alloc(0);
/** `/v1` alone is the method without a name: unknown, and answered in the envelope like any other. */
const ADDRESSES = ["/v1/*", "/v1"];

export function registerRpc(
  app: FastifyInstance,
  o: { pipeline: Pipeline; config: Config; log: Log; meters: Meters },
): void {
  const { pipeline, config } = o;
  app.decorateRequest("rpc", undefined);

  for (const url of ADDRESSES)
    app.route({
      method: "POST",
      url,
      // Before the body is read: an unknown method or a bad credential costs no more than its headers.
      onRequest: async (request, reply) => {
        const state = stateOf(request);
        try {
          if (!mayCarryCredentials(request, state.facts.ip, config))
            return await turnAway(request, reply, refuse("https_required"));
          const admitted = pipeline.admit(nameOf(request), credentialOf(request), state.facts);
          state.admission = admitted instanceof Promise ? await admitted : admitted;
        } catch (error) {
          return answer(request, reply, pipeline.refusal(error, state.facts));
        }
      },
      handler: async (request, reply) => {
        const { admission, facts } = stateOf(request);
        if (!admission) throw new Error("A call reached its handler without admission.");
        const body = Buffer.isBuffer(request.body) ? request.body : EMPTY;
        const result = isJson(request, body, admission.caller)
          ? await pipeline.execute(admission, facts, body, header(request, "idempotency-key") || undefined)
          : pipeline.refusal(wrongType(), facts, admission.verdict);
        return answer(request, reply, result);
      },
      errorHandler: (error, request, reply) => {
        const { facts, admission } = stateOf(request);
        const status = (error as { statusCode?: number }).statusCode ?? 500;
        const refusal =
          status === 413
            ? refuse("payload_too_large")
            : status < 500
              ? invalid([{ path: "body", reason: error.message }])
              : error;
        // What is left of an oversized body is not read: the connection ends with the reply.
        if (status === 413) reply.header("connection", "close");
        answer(request, reply, pipeline.refusal(refusal, facts, admission?.verdict));
      },
    });

  // Browsers may call with a key from another origin; cookies never count there, so `*` gives nothing away.
  app.options("/v1/*", (_request, reply) =>
    reply
      .headers({
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "authorization, content-type, idempotency-key",
        "access-control-max-age": "86400",
      })
      .code(204)
      .send(),
  );

  for (const url of ADDRESSES)
    app.route({
      method: ["GET", "PUT", "PATCH", "DELETE"],
      url,
      handler: (request, reply) => {
        const known = pipeline.find(nameOf(request)) !== undefined;
        if (known) reply.header("allow", "POST");
        const refusal = known
          ? refuse("method_not_allowed")
          : refuse("not_found", { message: "unknown_method" });
        return turnAway(request, reply, refusal);
      },
    });

  /** One per request, whoever asks first: header, body and log line tell the same request id. */
  function stateOf(request: FastifyRequest): RpcState {
    request.rpc ??= { facts: factsOf(request, config), startedMs: performance.now(), admission: undefined };
    return request.rpc;
  }

  async function turnAway(
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
  ): Promise<FastifyReply> {
    const { facts } = stateOf(request);
    const refused = await pipeline.turnAway(refusal, facts).catch((error: unknown) => error);
    return answer(request, reply, pipeline.refusal(refused, facts));
  }

  function answer(request: FastifyRequest, reply: FastifyReply, result: Reply): FastifyReply {
    const { facts, startedMs, admission } = stateOf(request);
    const method = admission?.method.name ?? "unknown";
    const durationMs = performance.now() - startedMs;
    o.meters.call(method, result.status, durationMs / 1000);
    const line = {
      requestId: facts.id,
      method,
      status: result.status,
      durationMs: Math.round(durationMs * 10) / 10,
      ip: facts.ip,
      caller: admission?.caller.id,
      ...(result.fault ? { err: result.fault } : {}),
    };
    if (result.status >= 500) o.log.error(line, "call");
    else o.log.info(line, "call");
    return send(request, reply, result, facts);
  }

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    result: Reply,
    facts: RequestFacts,
  ): FastifyReply {
    reply.headers({
      "content-type": "application/json; charset=utf-8",
      "x-request-id": facts.id,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
      "access-control-expose-headers":
        "x-request-id, retry-after, ratelimit, ratelimit-policy, idempotency-replayed",
      ...(result.verdict ? rateHeaders(result.verdict) : {}),
    });
    if (result.retryAfterS !== undefined) reply.header("retry-after", String(result.retryAfterS));
    if (result.replayed) reply.header("idempotency-replayed", "true");
    // A browser would answer the challenge with its own password box in front of the dashboard's sign-in.
    if (result.status === 401 && request.headers["sec-fetch-mode"] === undefined)
      reply.header("www-authenticate", 'Basic realm="Parlo API", charset="UTF-8"');
    if (result.session !== undefined)
      reply.header("set-cookie", sessionCookie(result.session, isSecure(request)));
    return reply.code(result.status).send(result.body);
  }
}

/** `/v1/chat.list/` → `chat.list`. */
function nameOf(request: FastifyRequest): string {
  return (request.params as Record<string, string>)["*"]?.replace(/\/$/, "") ?? "";
}

/** `application/json`, with UTF-8 or no charset named. */
const isJsonType = memo(1_000, (type): boolean =>
  /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type),
);

/** An empty body needs no type, unless a cookie vouches for it: a foreign form could send that. */
function isJson(request: FastifyRequest, body: Buffer, caller: Caller): boolean {
  if (body.length === 0 && caller.kind !== "session") return true;
  return isJsonType(header(request, "content-type"));
}

function wrongType() {
  return invalid([{ path: "body", reason: "must be sent with Content-Type: application/json, in UTF-8" }]);
}

/**
 * HTTP Basic with the key as user name and any password (compatibility §1.1), else the dashboard's cookie. The cookie
 * counts only for requests of our own pages: same origin, and JSON, which no form can send.
 */
export function credentialOf(request: FastifyRequest): Credential | undefined {
  if (header(request, "authorization") !== "") {
    const basic = basicOf(request);
    return basic && { kind: "key", text: basic.user };
  }
  const token = sessionToken(request);
  if (token === undefined || !fromOurPages(request)) return undefined;
  return { kind: "session", text: token };
}

function fromOurPages(request: FastifyRequest): boolean {
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

/** The current draft's two headers and the three of the drafts before it, which more clients read today. */
function rateHeaders({ quota, remaining, resetS }: Verdict): Record<string, string> {
  return {
    "ratelimit-policy": `"${quota.name}";q=${quota.limit};w=${quota.windowS}`,
    ratelimit: `"${quota.name}";r=${remaining};t=${resetS}`,
    "ratelimit-limit": String(quota.limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": String(resetS),
  };
}
