// What a handler, an action or a job is given: the call, the database, the clock, and the only ways to cause effects.

import type { Static, TSchema } from "typebox";
import type { Config } from "../config.ts";
import type { Caller } from "./caller.ts";
import type { Database } from "./db.ts";
import type { EventDefinition, JobDefinition } from "./define.ts";
import type { ErrorMap } from "./error.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Vault } from "./secret.ts";

export interface RequestFacts {
  /** Shown to the caller on every reply, and written in every log line. */
  readonly id: string;
  readonly ip: string;
  readonly userAgent: string;
  /** Best language of Accept-Language among ours. */
  readonly language: string;
  /** `https://host` as the caller reached us, for links in mails when PUBLIC_URL is not set. */
  readonly origin: string;
}

/** What the surface does with the session cookie after success. */
export type SessionChange = { readonly token: string; readonly maxAgeS: number } | "clear";

export interface Context {
  /** In a write, the transaction of this call. */
  readonly db: Database;
  readonly caller: Caller;
  readonly request: RequestFacts;
  readonly config: Config;
  /** The moment of the call; one value for the whole of it. */
  readonly now: Date;
  readonly vault: Vault;
  newId(): string;
  /** A UUID of version 1, for chats and tickets. */
  newUuid(): string;
  /** Random base-62 text. */
  randomText(length: number): string;
  /** Appends to the ledger with this call's transaction. `subject` is the agent an `agent` event is about. */
  emit<P extends TSchema>(
    event: EventDefinition<P>,
    fact: { propertyId?: string; agentId?: string; payload: Static<P> },
  ): void;
  /** Takes over what was emitted so far, for a statement that writes it to the ledger itself (`eventsInsert`). */
  takeEvents(): readonly LedgerEntry[];
  /** Queues work with this call's transaction. */
  enqueue<P extends TSchema>(
    job: JobDefinition<P>,
    payload: Static<P>,
    options?: { runAt?: Date; key?: string },
  ): Promise<void>;
  /** Refuses the call with one of the codes its method declares. */
  fail(code: string, more?: { message?: string; path?: string; retryAfterS?: number }): never;
  /** Refuses the call as bad input at `path`. */
  invalid(path: string, reason: string): never;
  /**
   * Refuses the call but keeps what it wrote: for failures that must leave a trace, such as a wrong password.
   */
  failAndKeep(code: string, more?: { message?: string; path?: string; retryAfterS?: number }): never;
  /** Drops cached callers once the change is committed, so that this process sees it at once. */
  forget(subject: { agentId?: string; keyId?: string; sessionId?: string; propertyId?: string }): void;
  setSession(change: SessionChange): void;
}

/** A method's own view: `fail` takes only the codes the method declares. */
export interface HandlerContext<E extends ErrorMap> extends Context {
  fail(code: keyof E & string, more?: { message?: string; path?: string; retryAfterS?: number }): never;
  failAndKeep(
    code: keyof E & string,
    more?: { message?: string; path?: string; retryAfterS?: number },
  ): never;
}
