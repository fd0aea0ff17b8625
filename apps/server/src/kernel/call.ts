// One call in progress: implements Context, and collects what happens when it succeeds.

import type { Static, TSchema } from "typebox";
import type { Config } from "../config.ts";
import type { Caller } from "./caller.ts";
import type { Context, RequestFacts, SessionChange } from "./context.ts";
import type { Database } from "./db.ts";
import type { EventDefinition, JobDefinition } from "./define.ts";
import { type ErrorMap, invalid, Refusal } from "./error.ts";
import { type Clock, newId, newUuid, type Random, randomText } from "./id.ts";
import { type LedgerEntry, NO_PROPERTY } from "./ledger.ts";
import { addJob } from "./queue.ts";
import { validatorOf } from "./schema.ts";
import type { Vault } from "./secret.ts";

export interface Forgotten {
  readonly agentId?: string;
  readonly keyId?: string;
  readonly sessionId?: string;
  readonly propertyId?: string;
}

/** What every call shares: made once in the composition root. */
export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: Vault;
}

/** A refusal whose writes are kept. */
export class KeptRefusal extends Refusal {}

export class Call implements Context {
  readonly config: Config;
  readonly vault: Vault;
  readonly now: Date;
  readonly events: LedgerEntry[] = [];
  readonly forgotten: Forgotten[] = [];
  session: SessionChange | undefined;
  readonly db: Database;
  readonly caller: Caller;
  readonly request: RequestFacts;
  private readonly house: House;
  private readonly errors: ErrorMap;
  private readonly mayEmit: ReadonlySet<EventDefinition> | "anything";

  constructor(o: {
    house: House;
    db: Database;
    caller: Caller;
    request: RequestFacts;
    errors: ErrorMap;
    mayEmit: ReadonlySet<EventDefinition> | "anything";
  }) {
    this.house = o.house;
    this.config = o.house.config;
    this.vault = o.house.vault;
    this.now = new Date(o.house.clock.nowMs());
    this.db = o.db;
    this.caller = o.caller;
    this.request = o.request;
    this.errors = o.errors;
    this.mayEmit = o.mayEmit;
  }

  newId(): string {
    return newId(this.house.clock, this.house.random);
  }

  newUuid(): string {
    return newUuid(this.house.clock, this.house.random);
  }

  randomText(length: number): string {
    return randomText(this.house.random, length);
  }

  emit<P extends TSchema>(
    event: EventDefinition<P>,
    fact: { propertyId?: string; agentId?: string; payload: Static<P> },
  ): void {
    if (this.mayEmit !== "anything" && !this.mayEmit.has(event as unknown as EventDefinition))
      throw new Error(`This method emitted ${event.name} without declaring it in \`emits\`.`);
    if (!validatorOf(event.payload).check(fact.payload))
      throw new Error(`The payload of ${event.name} does not match its schema.`);
    this.events.push({
      propertyId: fact.propertyId ?? NO_PROPERTY,
      event: event.name,
      audience: audienceOf(event as unknown as EventDefinition, fact),
      payload: fact.payload,
      actorId: this.caller.agent?.id ?? (this.caller.kind === "service" ? this.caller.id : null),
      requestId: this.request.id,
      at: this.now,
    });
  }

  takeEvents(): readonly LedgerEntry[] {
    return this.events.splice(0);
  }

  async enqueue<P extends TSchema>(
    job: JobDefinition<P>,
    payload: Static<P>,
    options: { runAt?: Date; key?: string } = {},
  ): Promise<void> {
    if (!validatorOf(job.payload).check(payload))
      throw new Error(`The payload of ${job.name} does not match its schema.`);
    await addJob(this.db, job as unknown as JobDefinition, payload, options);
  }

  fail(code: string, more: { message?: string; path?: string; retryAfterS?: number } = {}): never {
    throw this.refusal(Refusal, code, more);
  }

  failAndKeep(code: string, more: { message?: string; path?: string; retryAfterS?: number } = {}): never {
    throw this.refusal(KeptRefusal, code, more);
  }

  invalid(path: string, reason: string): never {
    throw invalid([{ path, reason }]);
  }

  forget(subject: Forgotten): void {
    this.forgotten.push(subject);
  }

  setSession(change: SessionChange): void {
    this.session = change;
  }

  private refusal(
    kind: typeof Refusal,
    code: string,
    more: { message?: string; path?: string; retryAfterS?: number },
  ): Error {
    const definition = this.errors[code];
    if (!definition) return new Error(`This method answered ${code} without declaring it in \`errors\`.`);
    const details = more.path ? [{ path: more.path, reason: more.message ?? definition.message }] : [];
    return new kind(code, definition, { message: more.message, details, retryAfterS: more.retryAfterS });
  }
}

function audienceOf(
  event: EventDefinition,
  fact: { propertyId?: string; agentId?: string; payload: unknown },
): string[] {
  if (event.audience === "agent" || (event.audience === "either" && fact.agentId)) {
    if (!fact.agentId) throw new Error(`${event.name} is for one agent, but no agentId was given.`);
    return [`agent:${fact.agentId}`];
  }
  if (!fact.propertyId) throw new Error(`${event.name} is for a property, but no propertyId was given.`);
  const members = event.scopes.map((scope) => `property:${fact.propertyId}:${scope}`);
  return event.alsoHeardBy ? [...members, ...event.alsoHeardBy(fact.payload)] : members;
}
