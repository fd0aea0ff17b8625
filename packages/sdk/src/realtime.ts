// The realtime stream: one socket that comes back after the last cursor by itself, so that each event is heard once and
// none is missed.

import { ParloError } from "./error.ts";
import type { EventName, Events } from "./events.gen.ts";
import type { Visitor } from "./methods.gen.ts";

interface Happening<N extends EventName> {
  /** `resource:fact`, for example `member:join`. */
  readonly name: N;
  /** Where to go on after it. */
  readonly cursor: string;
  /** Absent for what concerns your own account. */
  readonly propertyId?: string;
  readonly time: string;
  /** The thing it is about, complete. */
  readonly payload: Readonly<Events[N]>;
}

/** Something that happened: its name tells what it carries. A newer server may tell of more than is listed here. */
export type RealtimeEvent = { [N in EventName]: Happening<N> }[EventName];

/** Who came, went on or left, gathered for about a second. */
export interface VisitorNews {
  readonly propertyId: string;
  readonly changed: readonly Visitor[];
  /** Ids of those who are no longer on the site. */
  readonly gone: readonly string[];
}

/** Somebody writes. It is told as it happens, kept nowhere, and over when nothing more comes for some seconds. */
export type Typing = { readonly propertyId: string; readonly chatId: string } & (
  | {
      readonly by: "visitor";
      /** What stands in the composer; empty when they stopped. */
      readonly text: string;
    }
  | {
      readonly by: "agent";
      readonly agentId: string;
      readonly name: string;
      readonly isTyping: boolean;
    }
);

/** The part of a WebSocket that is used; browsers', Node's and the `ws` package's all have it. */
export interface SocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

// biome-ignore lint/suspicious/noExplicitAny: each implementation types its constructor and its events differently
export type SocketConstructor = new (url: string, options?: any) => any;

export interface RealtimeOptions {
  /** Hear this property alone. */
  readonly propertyId?: string;
  /** Go on after this cursor; from now on when absent. */
  readonly after?: string;
  /** For Node before 22, which has no WebSocket: the one of the `ws` package. */
  readonly WebSocket?: SocketConstructor;
  /** Longest pause between two tries to come back: 30 seconds unless told, for where people wait less. */
  readonly longestPauseMs?: number;
  /** Hear of visitors on the site too; needs the scope `visitors_read`. */
  readonly visitors?: boolean;
  onVisitors?(news: VisitorNews): void;
  onTyping?(typing: Typing): void;
  onEvent(event: RealtimeEvent): void;
  /** The cursor was too old: read afresh what you hold a copy of. Events go on from now. */
  onReset?(): void;
  /** The stream begins, or goes on after an interruption. */
  onSubscribed?(cursor: string): void;
  /** The line is down; the stream comes back by itself and says so by `onSubscribed`. */
  onInterrupted?(): void;
  /** A refusal. When `willRetry` is false the stream has ended: the credential does not open it. */
  onError?(error: ParloError, willRetry: boolean): void;
}

export interface Realtime {
  /** The last cursor: keep it to go on after it with another stream. */
  readonly cursor: string | undefined;
  /**
   * Tells the others in a chat that you write, or have stopped. Call it with every key: it is sent when it changes, and
   * every few seconds while it goes on.
   */
  typing(typing: { propertyId: string; chatId: string; isTyping: boolean }): void;
  close(): void;
}

interface Connection {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly backoffMs: number;
  /** Asks the server by a plain call why it does not let one in: browsers do not tell. */
  ask(): Promise<unknown>;
}

interface Message {
  readonly type?: string;
  readonly cursor?: string;
  readonly error?: string;
  readonly message?: string;
  readonly fix?: string;
}

/** Between two tries to come back, unless `longestPauseMs` says otherwise. */
const LONGEST_PAUSE_MS = 30_000;
/** The server says something every 30 seconds; after twice that and a bit the line is dead. */
const SILENCE_MS = 75_000;
const ENDED = new Set([4401, 4403]);
/** Somebody who writes is said to every so often: whoever hears it waits a little longer for the next. */
const TYPING_EVERY_MS = 3_000;
const OPEN = 1;

export function openRealtime(connection: Connection, options: RealtimeOptions): Realtime {
  const Socket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
  if (!Socket) throw new Error("There is no WebSocket here: pass the one of the `ws` package as an option.");
  const make = Socket;
  const { authorization } = connection;
  let cursor = options.after;
  let socket: SocketLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let closed = false;
  const writing = new Map<string, number>();

  function open(): void {
    const mine: SocketLike = authorization
      ? new make(connection.url, { headers: { authorization } })
      : new make(connection.url);
    socket = mine;
    let opened = false;
    let subscribed = false;
    let refusal: ParloError | undefined;
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        lost(mine);
        mine.close();
      }, SILENCE_MS);
    };
    listen();
    mine.onopen = () => {
      opened = true;
      const { propertyId } = options;
      mine.send(
        JSON.stringify({
          type: "subscribe",
          ...(propertyId === undefined ? {} : { propertyId }),
          ...(cursor === undefined ? {} : { after: cursor }),
          ...(options.visitors ? { visitors: true } : {}),
        }),
      );
    };
    mine.onmessage = ({ data }: { data: unknown }) => {
      if (socket !== mine) return;
      listen();
      const message = JSON.parse(String(data)) as Message;
      if (message.type === "error") {
        refusal = new ParloError({
          code: message.error ?? "bad_reply",
          status: 0,
          message: message.message ?? "",
          fix: message.fix,
        });
        // What it subscribed to is refused: asking again gets the same answer. Afterwards only what it said besides is,
        // by an older server that knows no typing for example.
        if (message.error === "not_found" || (message.error === "validation_error" && !subscribed))
          finish(refusal);
        return;
      }
      if (message.cursor !== undefined) cursor = message.cursor;
      if (message.type === "reset") {
        cursor = undefined;
        options.onReset?.();
      } else if (message.type === "subscribed" && message.cursor !== undefined) {
        attempt = 0;
        subscribed = true;
        options.onSubscribed?.(message.cursor);
      } else if (message.type === "event") {
        options.onEvent(withoutType<RealtimeEvent>(message));
      } else if (message.type === "visitors") options.onVisitors?.(withoutType<VisitorNews>(message));
      else if (message.type === "typing") options.onTyping?.(withoutType<Typing>(message));
    };
    mine.onerror = () => {};
    mine.onclose = ({ code }: { code: number }) => {
      if (socket !== mine) return;
      if (ENDED.has(code))
        finish(
          new ParloError({
            code: "auth_error",
            status: code === 4401 ? 401 : 403,
            message: "The credential does not open the stream any more.",
          }),
        );
      else if (opened) lost(mine);
      else void refused(mine);
    };
  }

  async function refused(mine: SocketLike): Promise<void> {
    try {
      await connection.ask();
    } catch (error) {
      if (socket !== mine) return;
      const known = error instanceof ParloError ? error : undefined;
      if (known && (known.status === 401 || known.status === 403)) return finish(known);
      if (known) options.onError?.(known, true);
    }
    lost(mine);
  }

  /** Half of the pause is chance: many clients do not come back in step. */
  function lost(mine: SocketLike): void {
    if (socket !== mine || closed) return;
    socket = undefined;
    clearTimeout(timer);
    options.onInterrupted?.();
    const longestMs = options.longestPauseMs ?? LONGEST_PAUSE_MS;
    const pauseMs = Math.min(longestMs, connection.backoffMs * 2 ** attempt++);
    timer = setTimeout(open, pauseMs / 2 + (Math.random() * pauseMs) / 2);
  }

  function finish(error?: ParloError): void {
    if (closed) return;
    closed = true;
    clearTimeout(timer);
    const mine = socket;
    socket = undefined;
    mine?.close(1000);
    if (error) options.onError?.(error, false);
  }

  function typing({ propertyId, chatId, isTyping }: Parameters<Realtime["typing"]>[0]): void {
    const now = Date.now();
    const saidMs = writing.get(chatId);
    if (isTyping ? saidMs !== undefined && now - saidMs < TYPING_EVERY_MS : saidMs === undefined) return;
    if (isTyping) writing.set(chatId, now);
    else writing.delete(chatId);
    if (socket?.readyState === OPEN)
      socket.send(JSON.stringify({ type: "typing", propertyId, chatId, isTyping }));
  }

  open();
  return {
    get cursor() {
      return cursor;
    },
    typing,
    close: () => finish(),
  };
}

function withoutType<T>(message: Message): T {
  const { type: _, ...rest } = message;
  return rest as T;
}
