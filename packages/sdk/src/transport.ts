// One try: sends the request, reads the envelope, and turns everything that is not success into a ParloError.

import { type ErrorDetail, ParloError } from "./error.ts";

export interface Reply {
  readonly data: unknown;
  readonly total: number | undefined;
  readonly next: string | undefined;
  readonly warnings: readonly string[];
}

interface Request {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

interface Envelope {
  readonly ok?: boolean;
  readonly data?: unknown;
  readonly total?: number;
  readonly next?: string;
  readonly warnings?: readonly string[];
  readonly error?: string;
  readonly message?: string;
  readonly details?: readonly ErrorDetail[];
  readonly fix?: string;
  readonly docs?: string;
  readonly requestId?: string;
}

export async function send(request: Request): Promise<Reply> {
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), request.timeoutMs);
  const abort = () => timer.abort();
  request.signal?.throwIfAborted();
  request.signal?.addEventListener("abort", abort);
  try {
    const { fetch, url, headers, body } = request;
    const response = await fetch(url, { method: "POST", headers, body, signal: timer.signal });
    return read(response, await response.text());
  } catch (error) {
    if (error instanceof ParloError) throw error;
    // The caller gave up: that is no failure of the call, and the caller's own reason says most.
    request.signal?.throwIfAborted();
    if (timer.signal.aborted)
      throw new ParloError({
        code: "timeout",
        status: 0,
        message: `No reply within ${request.timeoutMs} ms.`,
        cause: error,
      });
    throw new ParloError({
      code: "network_error",
      status: 0,
      message: "The server could not be reached.",
      cause: error,
    });
  } finally {
    clearTimeout(timeout);
    request.signal?.removeEventListener("abort", abort);
  }
}

/** What is read of a reply, by whatever it came. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

export function read(response: Answer, text: string): Reply {
  const envelope = parse(text);
  if (response.ok && envelope?.ok === true)
    return {
      data: envelope.data,
      total: envelope.total,
      next: envelope.next,
      warnings: envelope.warnings ?? [],
    };
  throw new ParloError({
    code: envelope?.error ?? "bad_reply",
    status: response.status,
    message: envelope?.message ?? "The reply is not one of Parlo's: is the address right?",
    details: envelope?.details,
    fix: envelope?.fix,
    docs: envelope?.docs,
    requestId: envelope?.requestId ?? response.headers.get("x-request-id") ?? undefined,
    retryAfterS: secondsOf(response.headers.get("retry-after")),
  });
}

function parse(text: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

/** Retry-After is seconds, or, from some proxies, a date (RFC 9110 §10.2.3). */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, Math.ceil((dateMs - Date.now()) / 1000));
}

export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener("abort", wake);
  });
  signal?.throwIfAborted();
}
