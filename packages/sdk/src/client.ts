// The typed client: one POST per call, retried with exponential back-off where repeating is safe. Reads always are;
// writes are because each carries an Idempotency-Key.

import { ParloError } from "./error.ts";
import { type File, type Groups, kinds, type MethodName, type Methods, type Upload } from "./methods.gen.ts";
import { openRealtime, type Realtime, type RealtimeOptions } from "./realtime.ts";
import { type Reply, send, sleep } from "./transport.ts";
import { type UploadOptions, uploadFile } from "./upload.ts";

export interface ClientOptions {
  /** `https://chat.example.com`; in a browser the page's own origin when absent. */
  readonly baseUrl?: string;
  /** An API key. Absent in the dashboard, whose cookie signs the calls. */
  readonly key?: string;
  /** A visitor's token, for the `messenger` methods alone. */
  readonly visitor?: string;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Tries after the first one; 3 unless told. */
  readonly retries?: number;
  /** How long one try may take; 30 seconds unless told. */
  readonly timeoutMs?: number;
  /** First pause before trying again, doubled each time; 300 ms unless told. */
  readonly backoffMs?: number;
  /** Called for each warning of a successful reply, such as a parameter the server did not know. */
  onWarning?(warning: string, method: MethodName): void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Set it to make a write safe to repeat from another process; made up for each write otherwise. */
  readonly idempotencyKey?: string | undefined;
  readonly retries?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** One page of a list. */
export interface ListPage<T> {
  readonly data: T[];
  /** Rows there are, on all pages. */
  readonly total: number;
  /** Cursor of the page after this one, where the list has cursors and there is one. */
  readonly next?: string;
}

type ListName = { [N in MethodName]: Methods[N]["list"] extends true ? N : never }[MethodName];
type Item<N extends ListName> = Methods[N]["result"] extends readonly (infer T)[] ? T : never;
/** Parameters may be left out where none is required. */
type Arguments<P> =
  Record<never, never> extends P ? [params?: P, options?: CallOptions] : [params: P, options?: CallOptions];

export interface Calls {
  /** Calls a method by its name and answers `data`. */
  call<N extends MethodName>(
    name: N,
    ...rest: Arguments<Methods[N]["params"]>
  ): Promise<Methods[N]["result"]>;
  /** Calls a list method and answers one page with the total. */
  callList<N extends ListName>(name: N, ...rest: Arguments<Methods[N]["params"]>): Promise<ListPage<Item<N>>>;
  /** Walks through all pages of a list, row by row. */
  each<N extends ListName>(name: N, ...rest: Arguments<Methods[N]["params"]>): AsyncGenerator<Item<N>>;
}

/** `client.call("keys.create", {…})` and `client.keys.create({…})` are the same. */
export type Client = Calls &
  Groups & {
    /** Hears what happens, as it happens, and goes on by itself after an interruption. */
    realtime(options: RealtimeOptions): Realtime;
    /** Sends a file, telling how far it is in browsers; its `fileId` then goes into a message. */
    upload(options: UploadOptions): Promise<File>;
  };

const PAGE_SIZE = 200;
/** A server that asks for more patience than this is better answered by the caller. */
const LONGEST_PAUSE_MS = 30_000;

export function createClient(options: ClientOptions = {}): Client {
  const base = `${baseUrlOf(options)}/v1/`;
  const authorization = authorizationOf(options);

  async function ask(name: MethodName, params: object = {}, call: CallOptions = {}): Promise<Reply> {
    const isWrite = kinds[name] === "write";
    const headers = {
      accept: "application/json",
      "content-type": "application/json",
      ...(authorization ? { authorization } : {}),
      ...(isWrite ? { "idempotency-key": call.idempotencyKey ?? randomKey() } : {}),
    };
    const retries = call.retries ?? options.retries ?? 3;
    for (let attempt = 0; ; attempt++) {
      try {
        const reply = await send({
          fetch: options.fetch ?? fetch,
          url: base + name,
          headers,
          body: JSON.stringify(params),
          timeoutMs: call.timeoutMs ?? options.timeoutMs ?? 30_000,
          signal: call.signal,
        });
        for (const warning of reply.warnings) options.onWarning?.(warning, name);
        return reply;
      } catch (error) {
        if (!(error instanceof ParloError) || attempt >= retries || !isPassing(error)) throw error;
        const pauseMs = pauseOf(attempt, options.backoffMs ?? 300, error.retryAfterS);
        if (pauseMs > LONGEST_PAUSE_MS) throw error;
        await sleep(pauseMs, call.signal);
      }
    }
  }

  const page = async (name: MethodName, params?: object, call?: CallOptions) => {
    const { data, total, next } = await ask(name, params, call);
    return { data: data as unknown[], total: total ?? 0, ...(next === undefined ? {} : { next }) };
  };

  async function* each(
    name: MethodName,
    { offset: from = 0, ...params }: { size?: number; offset?: number; cursor?: string } = {},
    call?: CallOptions,
  ): AsyncGenerator<unknown> {
    const size = params.size ?? PAGE_SIZE;
    let at: { offset: number } | { cursor: string } =
      params.cursor === undefined ? { offset: from } : { cursor: params.cursor };
    for (let offset = from; ; offset += size) {
      const { data, total, next } = await page(name, { ...params, size, ...at }, call);
      yield* data;
      if (next === undefined && ("cursor" in at || data.length < size || offset + size >= total)) return;
      at = next === undefined ? { offset: offset + size } : { cursor: next };
    }
  }

  const one = async (name: MethodName, params?: object, call?: CallOptions) =>
    (await ask(name, params, call)).data;

  // The generated types say what the untyped functions take and answer; this is where the two meet.
  const realtime = (wanted: RealtimeOptions) =>
    openRealtime(
      {
        url: `${base.replace(/^http/, "ws")}realtime`,
        authorization,
        backoffMs: options.backoffMs ?? 300,
        ask: () => one("events.list", {}, { retries: 0 }),
      },
      wanted,
    );
  const upload = (wanted: UploadOptions) =>
    uploadFile(
      {
        base,
        fetch: options.fetch ?? fetch,
        announce: (params, signal) => one("files.create", params, { signal }) as Promise<Upload>,
      },
      wanted,
    );
  return { ...groupsOf(one, page), call: one, callList: page, each, realtime, upload } as unknown as Client;
}

function authorizationOf({ key, visitor }: ClientOptions): string | undefined {
  if (visitor !== undefined) return `Bearer ${visitor}`;
  return key === undefined ? undefined : `Basic ${btoa(`${key}:`)}`;
}

type Ask = (name: MethodName, params?: object, call?: CallOptions) => Promise<unknown>;

interface Tree {
  [name: string]: Tree | ((params?: object, call?: CallOptions) => Promise<unknown>);
}

/** `members.list-invites` becomes `members.listInvites`; a list method answers its page. */
function groupsOf(one: Ask, page: Ask): Tree {
  const root: Tree = {};
  for (const [name, kind] of Object.entries(kinds) as [MethodName, string][]) {
    const path = name.split(".").map(camel);
    const verb = path.pop() ?? "";
    let branch = root;
    for (const step of path) {
      branch[step] ??= {};
      branch = branch[step] as Tree;
    }
    const ask = kind === "list" ? page : one;
    branch[verb] = (params, call) => ask(name, params, call);
  }
  return root;
}

function camel(kebab: string): string {
  return kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function baseUrlOf(options: ClientOptions): string {
  const own = (globalThis as { location?: { origin?: string } }).location?.origin;
  const base = options.baseUrl ?? own;
  if (!base) throw new Error("createClient needs a baseUrl outside a browser.");
  return base.replace(/\/+$/, "").replace(/\/v1$/, "");
}

/** Trouble that may be over soon: no reply, too many calls, a fault of the server, or the first try still running. */
function isPassing(error: ParloError): boolean {
  if (error.status === 409) return error.retryAfterS !== undefined;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

/** At least what the server asks for; the random part keeps many clients from coming back in step. */
function pauseOf(attempt: number, backoffMs: number, retryAfterS: number | undefined): number {
  const spread = backoffMs * 2 ** attempt;
  if (retryAfterS !== undefined) return retryAfterS * 1000 + Math.random() * Math.min(spread, 1000);
  return Math.min(LONGEST_PAUSE_MS, spread / 2 + Math.random() * (spread / 2));
}

/** `crypto.randomUUID` would be missing on pages served over plain HTTP. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
