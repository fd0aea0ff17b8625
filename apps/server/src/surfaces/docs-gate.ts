// Who may read the reference: everybody where PUBLIC_DOCS says so, signed-in agents with API access, and whoever has
// the login that an approval mailed them (as HTTP Basic, or through the form at /docs/sign-in, which sets a cookie).

import type { Config } from "../config.ts";
import type { Database } from "../kernel/db.ts";
import type { Clock } from "../kernel/id.ts";
import { addressBucket } from "../kernel/ip.ts";
import { memoryRateLimiter, type Quota } from "../kernel/rate-limit.ts";
import type { Authenticator } from "../kernel/run.ts";
import { equalInConstantTime, sha256, type Vault } from "../kernel/secret.ts";
import { findReferenceLogin, isApproved, standingOf } from "../modules/access/index.ts";
import { findInstance } from "../modules/instance/index.ts";
import type { FastifyInstance, FastifyRequest } from "./http.ts";
import {
  basicOf,
  cookieHeader,
  factsOf,
  isSecure,
  mayCarryCredentials,
  readCookie,
  sessionToken,
} from "./incoming.ts";

export interface DocsGate {
  /** What a stranger is missing: access that the owner gives on request, or nothing but an account. */
  missing(): Promise<"access" | "account">;
  allows(request: FastifyRequest): Promise<"yes" | "no" | "no-access-yet">;
  /** The value of the cookie for a good login; else how long to wait before another try, 0 for not at all. */
  signIn(request: FastifyRequest, user: string, password: string): Promise<SignIn>;
}

export type SignIn =
  | { readonly ok: true; readonly cookie: string }
  | { readonly ok: false; readonly waitS: number };

export interface DocsGateParts {
  readonly db: Database;
  readonly config: Config;
  readonly callers: Pick<Authenticator, "cached" | "load">;
  readonly vault: Vault;
  readonly clock: Clock;
}

const COOKIE = "parlo_docs";
const COOKIE_DAYS = 7;
const PURPOSE = "docs-login";
/** Compared against when the user name is unknown, so that both answers take the same time. */
const NOBODY = sha256("");

export function createDocsGate({ db, config, callers, vault, clock }: DocsGateParts): DocsGate {
  const failures = memoryRateLimiter();
  const quota: Quota = { name: "docs-login", limit: config.rateLimits.credential, windowS: 60 };

  async function allows(request: FastifyRequest): Promise<"yes" | "no" | "no-access-yet"> {
    if (config.publicDocs) return "yes";
    if (!mayCarryCredentials(request, request.ip, config)) return "no";
    const session = await standingOfSession(request);
    if (session === "yes" || (await hasCookie(request)) || (await hasBasic(request))) return "yes";
    return session;
  }

  async function missing(): Promise<"access" | "account"> {
    return (await findInstance(db)).api_access === "open" ? "account" : "access";
  }

  async function standingOfSession(request: FastifyRequest): Promise<"yes" | "no" | "no-access-yet"> {
    const text = sessionToken(request);
    if (text === undefined) return "no";
    const credential = { kind: "session", text } as const;
    const cached = callers.cached(credential);
    const caller = cached === undefined ? await callers.load(credential) : cached;
    if (!caller?.agent || (caller.expiresAtMs ?? 0) <= clock.nowMs()) return "no";
    return (await standingOf(db, caller.agent)) === "granted" ? "yes" : "no-access-yet";
  }

  async function hasCookie(request: FastifyRequest): Promise<boolean> {
    const login = readLogin(readCookie(request, COOKIE));
    return login !== undefined && login.untilMs > clock.nowMs() && (await isApproved(db, login.requestId));
  }

  function readLogin(cookie: string | undefined): { requestId: string; untilMs: number } | undefined {
    if (cookie === undefined) return undefined;
    try {
      return JSON.parse(vault.open(PURPOSE, Buffer.from(cookie, "base64url")));
    } catch {
      return undefined; // not ours, or sealed with a key of before
    }
  }

  async function hasBasic(request: FastifyRequest): Promise<boolean> {
    const basic = basicOf(request);
    if (basic === undefined) return false;
    return (await signIn(request, basic.user, basic.password)).ok;
  }

  async function signIn(request: FastifyRequest, user: string, password: string): Promise<SignIn> {
    const bucket = addressBucket(factsOf(request, config).ip);
    const verdict = failures.peek(bucket, quota);
    if (!verdict.allowed) return { ok: false, waitS: verdict.retryAfterS };
    const login = await findReferenceLogin(db, user);
    const right = equalInConstantTime(sha256(password), login?.passwordHash ?? NOBODY);
    if (!login || !right) {
      failures.take(bucket, quota);
      return { ok: false, waitS: 0 };
    }
    const untilMs = clock.nowMs() + COOKIE_DAYS * 86_400_000;
    const sealed = vault.seal(PURPOSE, JSON.stringify({ requestId: login.requestId, untilMs }));
    return { ok: true, cookie: sealed.toString("base64url") };
  }

  return { missing, allows, signIn };
}

/**
 * POST /docs/sign-in takes the fields `user`, `password` and `next` of the form that /docs shows. A refusal leads back
 * to the form with `failed=1`, and with `wait=<seconds>` after too many of them.
 */
export function registerDocsSignIn(app: FastifyInstance, gate: DocsGate, config: Config): void {
  app.post("/docs/sign-in", async (request, reply) => {
    const fields = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "");
    const next = pageOf(fields.get("next"));
    reply.header("cache-control", "no-store");
    if (!mayCarryCredentials(request, request.ip, config)) return reply.redirect(`${next}?failed=1`, 303);
    const result = await gate.signIn(request, fields.get("user") ?? "", fields.get("password") ?? "");
    if (result.ok) {
      reply.header(
        "set-cookie",
        cookieHeader(COOKIE, { value: result.cookie, maxAgeS: COOKIE_DAYS * 86_400 }, isSecure(request)),
      );
      return reply.redirect(next, 303);
    }
    if (result.waitS === 0) return reply.redirect(`${next}?failed=1`, 303);
    reply.header("retry-after", String(result.waitS));
    return reply.redirect(`${next}?failed=1&wait=${result.waitS}`, 303);
  });
}

/** A page of the reference, whatever the form says: nobody is led elsewhere from here. */
function pageOf(next: string | null): string {
  return next !== null && /^\/docs(\/(?!\.+(\/|$))[\w.-]+)*$/.test(next) ? next : "/docs";
}
