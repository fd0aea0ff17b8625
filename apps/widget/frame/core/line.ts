// The socket to the server: it comes back by itself, after ever longer pauses that are half chance, and each call over it is
// answered, refused or told that the line broke.

export interface SocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface Frame {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What came of a call that was not answered with data. */
export interface Refusal {
  /** The server's code; `lost` when the line broke before an answer came. */
  readonly error: string;
  readonly message?: string;
  readonly retryAfterS?: number;
}

export interface LineOptions {
  readonly url: string;
  readonly Socket: new (url: string) => SocketLike;
  /** A number from 0 to 1. */
  chance(): number;
  /** What to say first, each time. */
  hello(): Frame;
  /** All but replies and pongs. */
  hear(frame: Frame): void;
  /** The line broke, and is tried again unless `close` is called now. */
  lost(code: number): void;
}

export interface Line {
  /** Sends where there is a line; what is not worth keeping is lost without one. */
  send(frame: Frame): void;
  call(method: string, params: object): Promise<unknown>;
  /** Tries at once instead of at the end of the pause; asks a line that seems to be open whether it is. */
  hurry(): void;
  /** Hangs up and says hello anew. */
  restart(): void;
  close(): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
const PATIENCE_MS = 12_000;
/** The server pings every 30 seconds below what scripts can see: after this much silence we ask. */
const SILENCE_MS = 25_000;
/** After a call, and when there is reason for doubt, silence means something sooner. */
const DOUBT_MS = 6_000;
const TOO_MANY = 4429;

export function openLine(options: LineOptions): Line {
  const { url, Socket, chance } = options;
  let socket: SocketLike | undefined;
  let ready = false;
  let attempt = 0;
  let closed = false;
  let nextCall = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Asks the other end for a sign of life after so long. */
  let probe: ((afterMs: number) => void) | undefined;
  const calls = new Map<number, { resolve(data: unknown): void; reject(refusal: Refusal): void }>();

  function open(): void {
    clearTimeout(timer);
    let mine: SocketLike;
    try {
      mine = new Socket(url);
    } catch {
      pause(0);
      return;
    }
    socket = mine;
    const send = (frame: Frame) => mine.send(JSON.stringify(frame));
    /** Something must be heard within this time. */
    const expect = (ms: number, otherwise: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(otherwise, ms);
    };
    const giveUp = () => drop(mine, 0);
    expect(PATIENCE_MS, giveUp);
    probe = (afterMs) =>
      expect(afterMs, () => {
        send({ type: "ping" });
        expect(DOUBT_MS, giveUp);
      });
    mine.onopen = () => send(options.hello());
    mine.onerror = () => {};
    mine.onclose = ({ code }: { code: number }) => drop(mine, code);
    mine.onmessage = ({ data }: { data: unknown }) => {
      if (socket !== mine) return;
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.type === "connected") {
        ready = true;
        attempt = 0;
      }
      if (frame.type === "reply") answered(frame);
      else if (frame.type !== "pong") options.hear(frame);
      if (ready && socket === mine) probe?.(calls.size > 0 ? DOUBT_MS : SILENCE_MS);
    };
  }

  function answered({ id, ok, data, ...refusal }: Frame): void {
    const waiting = calls.get(Number(id));
    calls.delete(Number(id));
    if (ok) waiting?.resolve(data);
    else waiting?.reject(refusal as unknown as Refusal);
  }

  function drop(mine: SocketLike, code: number): void {
    if (socket !== mine) return;
    hangUp();
    options.lost(code);
    if (!closed && !socket) pause(code);
  }

  function hangUp(): void {
    const mine = socket;
    socket = undefined;
    ready = false;
    clearTimeout(timer);
    try {
      mine?.close(1000);
    } catch {
      // It was closed already.
    }
    const unanswered = [...calls.values()];
    calls.clear();
    for (const { reject } of unanswered) reject({ error: "lost" });
  }

  /** Half of the pause is chance: after a restart of the server, visitors do not come back in step. */
  function pause(code: number): void {
    const least = code === TOO_MANY ? LONGEST_PAUSE_MS : FIRST_PAUSE_MS;
    const ms = Math.min(LONGEST_PAUSE_MS, least * 2 ** attempt++);
    timer = setTimeout(open, ms / 2 + (chance() * ms) / 2);
  }

  open();
  return {
    send(frame) {
      if (ready) socket?.send(JSON.stringify(frame));
    },
    call: (method, params) =>
      new Promise((resolve, reject) => {
        if (!ready || !socket) return reject({ error: "lost" } satisfies Refusal);
        const id = nextCall++;
        calls.set(id, { resolve, reject });
        socket.send(JSON.stringify({ type: "call", id, method, params }));
        probe?.(DOUBT_MS);
      }),
    hurry() {
      if (closed) return;
      if (!socket) open();
      else if (ready) probe?.(0);
    },
    restart() {
      hangUp();
      closed = false;
      attempt = 0;
      open();
    },
    close() {
      closed = true;
      hangUp();
    },
  };
}
