// The definitions a module is made of: methods, events and jobs. Everything else (routes, OpenAPI, SDK, reference
// pages, conformance tests) is derived from these.

import type { Static, TObject, TSchema } from "typebox";
import type { Context, HandlerContext } from "./context.ts";
import type { ErrorMap } from "./error.ts";
import type { JsonText } from "./json-text.ts";
import { idSpelling, type Page } from "./schema.ts";

/** The seeded cast that examples speak of. The `world` folder says who is in it. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, so that the kernel knows no product word
export interface World {}

/** How to sign the example call: an API key, a session token, or nothing. */
export interface ExampleCredential {
  readonly key?: string;
  readonly session?: string;
  /** A visitor's token. */
  readonly visitor?: string;
}

/**
 * Who may call: `public` needs no credential; `any` takes a key or a session; `session` a signed-in person only;
 * `owner` the signed-in owner of the instance; `visitor` a visitor's token and nothing else.
 */
export type Access = "public" | "any" | "session" | "owner" | "visitor";

/**
 * Rate-limit tier. Reads and writes have theirs by default; `credential` is for what guesses passwords or codes,
 * `connect` for what anybody's page may ask, per address, `mail` for what a visitor has mailed to whom they like, per
 * address besides their own.
 */
export type Tier = "read" | "write" | "credential" | "connect" | "mail";

interface MethodShape<P extends TObject, R extends TSchema, E extends ErrorMap> {
  /** `module.verb`, equal to the file's name. */
  readonly name: string;
  /** One sentence for the reference. */
  readonly summary: string;
  /** More for the reference, in Markdown. */
  readonly description?: string;
  readonly access?: Access;
  /** Scopes the caller needs, at the property named by `propertyId` where there is one. */
  readonly scopes: readonly string[];
  readonly effect: "read" | "write";
  readonly tier?: Tier;
  readonly params: P;
  readonly result: R;
  /** Codes the handler may answer besides the pipeline's own. */
  readonly errors?: E;
  readonly emits?: readonly EventDefinition[];
  /** Parameters of a call that succeeds in the seeded world. */
  readonly example: (world: World) => Static<P>;
  /** Whose credential signs the example; the property owner's when absent. */
  readonly exampleAs?: (world: World) => ExampleCredential;
  /** True when the method may still see a property that lies in the bin. */
  readonly seesDeleted?: true;
  /** Other names that answer the same, kept for clients. */
  readonly aliases?: readonly string[];
  readonly since: string;
}

export interface MethodInput<P extends TObject, R extends TSchema, E extends ErrorMap>
  extends MethodShape<P, R, E> {
  handler(ctx: HandlerContext<E>, params: Static<P>): Promise<Static<R>> | Static<R>;
  /**
   * For the hot path: all of the call in one statement, events included (`ctx.takeEvents`), without a transaction
   * around it. Answers undefined when it did nothing; the handler then does the call or refuses it.
   */
  quick?(ctx: HandlerContext<E>, params: Static<P>): Promise<Static<R> | undefined>;
}

export interface ListInput<P extends TObject, R extends TSchema, E extends ErrorMap>
  extends MethodShape<P, R, E> {
  /** `result` is one item; the reply is `{ok, total, data: [item]}`. An item may come as the text made of it earlier. */
  readonly list: true;
  handler(ctx: HandlerContext<E>, params: Static<P>): Promise<Page<Static<R> | JsonText>>;
}

/** A method with its types rubbed off, as the registry and the pipeline see it. */
export interface Method extends Omit<MethodShape<TObject, TSchema, ErrorMap>, "example"> {
  readonly kind: "method";
  readonly access: Access;
  readonly tier: Tier;
  readonly errors: ErrorMap;
  readonly list: boolean;
  readonly example: (world: World) => Record<string, unknown>;
  handler(ctx: Context, params: Record<string, unknown>): Promise<unknown> | unknown;
  /** Brings the ids of valid parameters to one spelling, in place; absent where there are none. */
  respell?(params: unknown): unknown;
  quick?(ctx: Context, params: Record<string, unknown>): Promise<unknown>;
}

export function defineMethod<P extends TObject, R extends TSchema, E extends ErrorMap = Record<never, never>>(
  input: MethodInput<P, R, E> | ListInput<P, R, E>,
): Method {
  const respell = idSpelling(input.params);
  return {
    access: "any",
    tier: input.effect,
    errors: {},
    list: false,
    ...input,
    ...(respell ? { respell } : {}),
    kind: "method",
  } as unknown as Method;
}

export interface EventDefinition<P extends TSchema = TSchema> {
  readonly kind: "event";
  /** `resource:fact`, for example `member:join`. */
  readonly name: string;
  readonly summary: string;
  readonly payload: P;
  /**
   * Who may hear it, decided once and stored with the row: `property` for its members with one of `scopes`,
   * `agent` for the agent it is about alone, `either` for the one of them that the fact names.
   */
  readonly audience: "property" | "agent" | "either";
  readonly scopes: readonly string[];
  /** Webhooks may subscribe to it: the key under which they find the payload. Never where a payload holds a secret. */
  readonly webhook?: string;
  /** Further keys that hear it, read off the payload: the visitor of a chat hears what is said in it. */
  alsoHeardBy?(payload: Static<P>): readonly string[];
}

export function defineEvent<P extends TSchema>(input: Omit<EventDefinition<P>, "kind">): EventDefinition<P> {
  return { kind: "event", ...input };
}

export interface JobDefinition<P extends TSchema = TSchema> {
  readonly kind: "job";
  readonly name: string;
  readonly payload: P;
  /** Tries before it is given up, with exponential back-off between them. */
  readonly maxAttempts: number;
  /** All or nothing, for a job that only writes here; one that waits for the outside must not hold a transaction. */
  readonly transaction?: true;
  /** May be called again after a failure: it must be safe to repeat. */
  run(ctx: Context, payload: Static<P>): Promise<void>;
}

export function defineJob<P extends TSchema>(input: Omit<JobDefinition<P>, "kind">): JobDefinition<P> {
  return { kind: "job", ...input };
}

/** A job that runs on a timetable. */
export interface Schedule {
  readonly job: JobDefinition;
  /** Five fields, UTC. */
  readonly cron: string;
}
