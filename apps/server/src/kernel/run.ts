// The pipeline every door uses: find → authenticate → scope → rate limit → parse → transaction → idempotency →
// handler → result check → events → commit. `admit` is all that can be decided before the body is read, and for a
// cached credential it costs no trip to the database; `execute` is the rest.

import { Call, type House, KeptRefusal } from "./call.ts";
import { anonymous, type Caller, covers } from "./caller.ts";
import type { RequestFacts, SessionChange } from "./context.ts";
import { type Database, inTransaction, isUnavailable, sql } from "./db.ts";
import type { EventDefinition, JobDefinition, Method } from "./define.ts";
import { envelope, failureOf, withRequestId } from "./envelope.ts";
import { type ErrorMap, pipelineErrors, Refusal, refuse } from "./error.ts";
import { createGate } from "./gate.ts";
import { claim, type IdempotentCall, type KeptReply, keep } from "./idempotency.ts";
import { type Input, idempotent, readInput } from "./input.ts";
import { addressBucket, inRanges } from "./ip.ts";
import { appendEvents } from "./ledger.ts";
import type { Log } from "./log.ts";
import { memoryRateLimiter, type Quota, type RateLimiter, strictest, type Verdict } from "./rate-limit.ts";
import { validatorOf } from "./schema.ts";

export interface Credential {
  readonly kind: "key" | "session" | "visitor";
  readonly text: string;
  /** The header it came in, by which a cache may know it again without reading it; the text itself when absent. */
  readonly presented?: string;
}

/** Turns credentials into callers. `cached` answers without the database: undefined when it cannot tell, null when surely bad. */
export interface Authenticator {
  cached(credential: Credential): Caller | null | undefined;
  load(credential: Credential): Promise<Caller | null>;
  /** False when the credential was good lately, or a `load` of the same one is under way, which another would join. */
  isGuess(credential: Credential): boolean;
  /** The caller used the credential now: last use is kept in memory and written in batches. */
  used(caller: Caller, ip: string): void;
  forget(subject: Call["forgotten"][number]): void;
}

export interface Reply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  readonly verdict: Verdict | undefined;
  readonly retryAfterS: number | undefined;
  readonly session: SessionChange | undefined;
  readonly replayed: boolean;
  /** The fault behind a 5xx, for the log. */
  readonly fault: unknown;
}

export interface Admission {
  readonly method: Method;
  readonly caller: Caller;
  readonly verdict: Verdict;
}

export interface Pipeline {
  find(name: string): Method | undefined;
  /** Throws a Refusal. Answers at once (no promise) when everything needed is in memory. */
  admit(
    name: string,
    credential: Credential | undefined,
    request: RequestFacts,
  ): Admission | Promise<Admission>;
  /** The same for one who proved who they are before, on a line that stays open. */
  admitCaller(name: string, caller: Caller, request: RequestFacts): Admission | Promise<Admission>;
  /** Refuses before anything is known of the caller, within a quota per address. */
  turnAway(refusal: Refusal, request: RequestFacts): Promise<never>;
  /** Never throws; answers at once (no promise) when the handler does. */
  execute(
    admission: Admission,
    request: RequestFacts,
    body: Buffer | Record<string, unknown>,
    idempotencyKey: string | undefined,
  ): Reply | Promise<Reply>;
  /** The reply of a refusal or fault that ended the call early. */
  refusal(error: unknown, request: RequestFacts, verdict?: Verdict): Reply;
  perform(job: JobDefinition, payload: unknown): Promise<void>;
}

export interface PipelineParts {
  readonly house: House;
  readonly db: Database;
  readonly methods: readonly Method[];
  readonly authenticator: Authenticator;
  readonly limiter: RateLimiter;
  readonly log: Log;
  /** Events were committed: whoever follows the ledger need not wait for its next look. */
  onEvents?(): void;
  /** True in tests: a failure the method did not declare fails the run instead of hiding as a 500. */
  onFault?(error: unknown, method: string): void;
}

/** Rides on a Refusal so that the headers of a late refusal still tell the quota. */
class Refused extends Error {
  readonly refusal: Refusal;
  readonly verdict: Verdict;
  constructor(refusal: Refusal, verdict: Verdict) {
    super(refusal.message);
    this.refusal = refusal;
    this.verdict = verdict;
  }
}

export function createPipeline(parts: PipelineParts): Pipeline {
  const { house, db, authenticator, limiter } = parts;
  const methods = new Map<string, Method>();
  for (const method of parts.methods)
    for (const name of [method.name, ...(method.aliases ?? [])]) methods.set(name, method);
  const emits = new Map(parts.methods.map((m) => [m.name, new Set<EventDefinition>(m.emits ?? [])]));
  const errors = new Map<string, ErrorMap>(
    parts.methods.map((m) => [m.name, { ...pipelineErrors.map, ...m.errors }]),
  );
  const limits = house.config.rateLimits;
  const quotas: Record<Method["tier"] | "stranger" | "visitor" | "visitors", Quota> = {
    read: { name: "read", limit: limits.read, windowS: 60 },
    write: { name: "write", limit: limits.write, windowS: 60 },
    credential: { name: "credential", limit: limits.credential, windowS: 60 },
    stranger: { name: "stranger", limit: limits.read, windowS: 60 },
    connect: { name: "connect", limit: limits.connect, windowS: 60 },
    mail: { name: "mail", limit: limits.mail, windowS: 3_600 },
    visitor: { name: "visitor", limit: limits.visitor, windowS: 60 },
    visitors: { name: "visitors", limit: limits.visitors, windowS: 60 },
  };
  // Unknown credentials per address, counted in each process: guessing is stopped before it reaches the database.
  const guesses = memoryRateLimiter();
  const guessQuota: Quota = { name: "unknown-credential", limit: limits.credential, windowS: 60 };

  // Checking a password takes 19 MiB and 10 ms of a core: a burst waits here, before it takes a connection or all threads.
  const credentialGate = createGate(2, 200);

  function admit(
    name: string,
    credential: Credential | undefined,
    request: RequestFacts,
  ): Admission | Promise<Admission> {
    const method = methods.get(name);
    if (!method) return turnAway(refuse("not_found", { message: "unknown_method" }), request);
    if (method.access === "public") return limit(method, anonymous(request.ip), request);
    const cached = credential ? authenticator.cached(credential) : null;
    if (cached) return limit(method, cached, request);
    // What cannot be a credential of ours is no guess, and costs nobody a trip to the database.
    if (!credential || cached === null) return turnAway(refuse("auth_error"), request);
    return load(method, credential, request);
  }

  async function load(method: Method, credential: Credential, request: RequestFacts): Promise<Admission> {
    const bucket = addressBucket(request.ip);
    // Taken before the trip and given back after a good one, so that many guesses at once count as many. Calls that
    // wait for the same trip are one guess: a client's burst with a good key that was forgotten is not refused.
    const guess = authenticator.isGuess(credential);
    const verdict = guess ? guesses.take(bucket, guessQuota) : guesses.peek(bucket, guessQuota);
    if (guess && !verdict.allowed) throw new Refused(tooMany(verdict), verdict);
    let caller: Caller | null;
    try {
      caller = await authenticator.load(credential);
    } catch (error) {
      if (guess) guesses.giveBack(bucket, guessQuota);
      throw error;
    }
    if (!caller) throw new Refused(refuse("auth_error"), verdict);
    if (guess) guesses.giveBack(bucket, guessQuota);
    return limit(method, caller, request);
  }

  function admitCaller(name: string, caller: Caller, request: RequestFacts): Admission | Promise<Admission> {
    const method = methods.get(name);
    if (method) return limit(method, caller, request);
    return turnAway(refuse("not_found", { message: "unknown_method" }), request);
  }

  async function turnAway(refusal: Refusal, request: RequestFacts): Promise<never> {
    const verdict = await limiter.take(addressBucket(request.ip), quotas.stranger);
    throw new Refused(verdict.allowed ? refusal : tooMany(verdict), verdict);
  }

  function limit(method: Method, caller: Caller, request: RequestFacts): Admission | Promise<Admission> {
    const denied = deny(method, caller, request);
    const verdict =
      caller.kind === "visitor" ? ofVisitor(method, caller, request) : ofOthers(method, caller, request);
    const decide = (verdict: Verdict): Admission => {
      if (denied) throw new Refused(denied, verdict);
      if (!verdict.allowed) throw new Refused(tooMany(verdict), verdict);
      authenticator.used(caller, request.ip);
      return { method, caller, verdict };
    };
    return verdict instanceof Promise ? verdict.then(decide) : decide(verdict);
  }

  function ofOthers(method: Method, caller: Caller, request: RequestFacts): Verdict | Promise<Verdict> {
    const bucket = caller.kind === "anonymous" ? addressBucket(request.ip) : caller.id;
    return limiter.take(bucket, quotas[method.tier]);
  }

  /** Tokens are for the asking, so what counts besides is the address. */
  function ofVisitor({ tier }: Method, caller: Caller, request: RequestFacts): Verdict | Promise<Verdict> {
    const address = addressBucket(request.ip);
    const own = limiter.take(caller.id, quotas.visitor);
    const shared = limiter.take(address, quotas.visitors);
    return strictest(tier === "mail" ? [own, shared, limiter.take(address, quotas.mail)] : [own, shared]);
  }

  function deny(method: Method, caller: Caller, request: RequestFacts): Refusal | undefined {
    if (method.access === "public") return undefined;
    if (caller.expiresAtMs !== undefined && caller.expiresAtMs <= house.clock.nowMs())
      return refuse("auth_error");
    if (caller.ips.length > 0 && !inRanges(request.ip, caller.ips))
      return refuse("forbidden", { message: "ip_not_allowed" });
    if ((method.access === "visitor") !== (caller.kind === "visitor"))
      return refuse("forbidden", {
        message: method.access === "visitor" ? "visitor_token_required" : "not_for_visitors",
      });
    if (method.access === "visitor") return undefined;
    if (method.access !== "any" && caller.kind !== "session")
      return refuse("forbidden", { message: "session_required" });
    if (method.access === "owner" && !caller.agent?.instanceOwner)
      return refuse("forbidden", { message: "owner_required" });
    if (!covers(caller.scopes, method.scopes)) return refuse("forbidden");
    return undefined;
  }

  function execute(
    admission: Admission,
    request: RequestFacts,
    body: Buffer | Record<string, unknown>,
    idempotencyKey: string | undefined,
  ): Reply | Promise<Reply> {
    const { method, caller, verdict } = admission;
    const failed = (error: unknown) => refusal(error, request, verdict, method);
    try {
      const once =
        method.effect === "write" && body instanceof Buffer
          ? idempotent(idempotencyKey, method, caller, body)
          : undefined;
      const input = readInput(method, caller, body);
      // A call may take away the very right it needed (leave the property, delete it), and its retry must still hear
      // the reply: under an Idempotency-Key the kept reply comes before the refusal.
      if (input instanceof Refusal && !once) throw input;
      const work = () =>
        method.effect === "read" ? read(admission, request, input) : write(admission, request, input, once);
      const reply = method.tier === "credential" ? credentialGate(async () => work()) : work();
      return reply instanceof Promise ? reply.catch(failed) : reply;
    } catch (error) {
      return failed(error);
    }
  }

  /** What a handler answers from memory is a reply at once: each promise on the way costs a microsecond. */
  function read(
    { method, caller, verdict }: Admission,
    request: RequestFacts,
    input: Input | Refusal,
  ): Reply | Promise<Reply> {
    if (input instanceof Refusal) throw input;
    const { params, warnings } = input;
    const call = callOf(db, method, caller, request);
    const show = (result: unknown) =>
      replyOf({ status: 200, body: envelope(method, result, warnings), session: call.session }, verdict);
    const result = method.handler(call, params);
    return result instanceof Promise ? result.then(show) : show(result);
  }

  async function write(
    { method, caller, verdict }: Admission,
    request: RequestFacts,
    input: Input | Refusal,
    once: IdempotentCall | undefined,
  ): Promise<Reply> {
    if (method.quick && !once && !(input instanceof Refusal)) {
      const call = callOf(db, method, caller, request);
      const result = await method.quick(call, input.params);
      if (result !== undefined) {
        parts.onEvents?.();
        return replyOf({ status: 200, body: envelope(method, result, []), session: undefined }, verdict);
      }
    }
    let finished: Call | undefined;
    const outcome = await inTransaction(
      db,
      async (trx): Promise<KeptReply & { replayed: boolean; refused?: Refusal }> => {
        const call = callOf(trx, method, caller, request);
        if (once) {
          const kept = await claim(trx, house.vault, once, call.now);
          if (kept) return { ...kept, replayed: true };
        }
        if (input instanceof Refusal) throw input;
        finished = call;
        if (once) await sql`savepoint handler`.execute(trx);
        try {
          const result = await method.handler(call, input.params);
          const body = envelope(method, result, []);
          const reply: KeptReply = { status: 200, body, session: call.session };
          if (once) await keep(trx, house.vault, once, reply, call.now);
          if (call.events.length > 0) await appendEvents(trx, call.events);
          return { ...reply, replayed: false };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const keepWrites = error instanceof KeptRefusal;
          if (!once && !keepWrites) throw error;
          if (once && !keepWrites) await sql`rollback to savepoint handler`.execute(trx);
          // A refusal that passes by itself (a lock-out) is not kept: a later retry with the same key must get through.
          // The reply is kept without its request id: the replay has its own.
          if (once && error.status !== 429 && error.status !== 503)
            await keep(
              trx,
              house.vault,
              once,
              { status: error.status, body: JSON.stringify(failureOf(error)) },
              call.now,
            );
          if (keepWrites && call.events.length > 0) await appendEvents(trx, call.events);
          return { status: error.status, body: "", replayed: false, refused: error };
        }
      },
    );
    if (finished) for (const subject of finished.forgotten) authenticator.forget(subject);
    if (finished && finished.events.length > 0) parts.onEvents?.();
    if (outcome.refused) throw outcome.refused;
    const body = outcome.status >= 400 ? withRequestId(outcome.body, request) : outcome.body;
    return replyOf({ ...outcome, body }, verdict);
  }

  function callOf(database: Database, method: Method, caller: Caller, request: RequestFacts): Call {
    return new Call({
      house,
      db: database,
      caller,
      request,
      errors: errors.get(method.name) ?? pipelineErrors.map,
      mayEmit: emits.get(method.name) ?? new Set(),
    });
  }

  function refusal(error: unknown, request: RequestFacts, verdict?: Verdict, method?: Method): Reply {
    if (error instanceof Refused) return refusal(error.refusal, request, error.verdict, method);
    let known: Refusal;
    let fault: unknown;
    if (error instanceof Refusal) known = error;
    else if (isUnavailable(error)) {
      known = refuse("unavailable", { retryAfterS: 1 });
      fault = error;
    } else {
      known = refuse("internal_error");
      fault = error;
      parts.onFault?.(error, method?.name ?? "unknown");
    }
    return {
      status: known.status,
      body: withRequestId(JSON.stringify(failureOf(known)), request),
      verdict,
      retryAfterS:
        known.retryAfterS ?? (known.status === 429 ? Math.max(1, verdict?.retryAfterS ?? 1) : undefined),
      session: undefined,
      replayed: false,
      fault,
    };
  }

  async function perform(job: JobDefinition, payload: unknown): Promise<void> {
    if (!validatorOf(job.payload).check(payload))
      throw new Error(`The payload of ${job.name} does not match its schema.`);
    const request: RequestFacts = {
      id: `job:${job.name}`,
      ip: "127.0.0.1",
      userAgent: "",
      language: "en",
      origin: "",
    };
    const work = async (database: Database): Promise<Call> => {
      const call = new Call({
        house,
        db: database,
        caller: anonymous("job"),
        request,
        errors: pipelineErrors.map,
        mayEmit: "anything",
      });
      await job.run(call, payload);
      if (call.events.length > 0) await appendEvents(database, call.events);
      return call;
    };
    const call = await (job.transaction ? inTransaction(db, work) : work(db));
    for (const subject of call.forgotten) authenticator.forget(subject);
    if (call.events.length > 0) parts.onEvents?.();
  }

  return { find: (name) => methods.get(name), admit, admitCaller, turnAway, execute, refusal, perform };
}

function replyOf(
  { status, body, session, replayed = false }: KeptReply & { replayed?: boolean },
  verdict: Verdict,
): Reply {
  return { status, body, verdict, retryAfterS: undefined, session, replayed, fault: undefined };
}

function tooMany(verdict: Verdict): Refusal {
  return refuse("rate_limited", { retryAfterS: verdict.retryAfterS });
}
