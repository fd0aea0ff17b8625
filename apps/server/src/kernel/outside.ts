// The only ways out over HTTP. `goOutside` goes, in streams, to the addresses that the operator configured, wherever they
// are. `createPoster` is for addresses that users typed: each is checked by a guard (`guard.ts`), on connections that are
// shared with nothing else.

import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Readable } from "node:stream";
import { type Guard, hostOf, type OutsideCode, OutsideError } from "./guard.ts";

export interface OutsideRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable;
  /** Gives up when nothing moves for so long. */
  readonly silenceMs: number;
}

export interface OutsideReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readable;
}

const options = { keepAlive: true, maxSockets: 64 };
const agents = { "http:": new HttpAgent(options), "https:": new HttpsAgent(options) };

/** Redirects are answers like any other. */
export function goOutside(o: OutsideRequest): Promise<OutsideReply> {
  const url = new URL(o.url);
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request: ClientRequest = (secure ? httpsRequest : httpRequest)(url, {
      method: o.method,
      headers: o.headers,
      agent: agents[secure ? "https:" : "http:"],
      timeout: o.silenceMs,
    });
    const fail = (error: Error): void => {
      o.body?.destroy();
      reject(error);
    };
    request.on("response", (reply) =>
      resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: reply }),
    );
    request.on("timeout", () => request.destroy(new Error(`${url.host} was silent for ${o.silenceMs} ms.`)));
    request.on("error", fail);
    if (!o.body) request.end();
    else {
      o.body.on("error", (error) => request.destroy(error));
      o.body.pipe(request);
    }
  });
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** For all of it: finding the address, connecting, sending, and the last byte of the answer. */
  readonly timeoutMs?: number;
}

export interface PostReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** The answer's beginning. */
  readonly text: string;
  readonly durationMs: number;
}

export interface Poster {
  /** Redirects are answers like any other. Throws an OutsideError when there is no answer. */
  post(o: Post): Promise<PostReply>;
  close(): void;
}

/** What is read of an answer; a longer one costs its connection. */
const TEXT_BYTES = 65_536;

/** `ca` is for certificates that only tests trust. */
export function createPoster(guard: Guard, tls: { readonly ca?: string } = {}): Poster {
  const pool = { keepAlive: true, timeout: 60_000, autoSelectFamilyAttemptTimeout: 1_000 };
  const pools = { "http:": new HttpAgent(pool), "https:": new HttpsAgent({ ...pool, ...tls }) };

  function attempt(o: Post, deadline: number): Promise<Omit<PostReply, "durationMs"> | "stale"> {
    const url = new URL(o.url);
    const host = hostOf(url);
    const secure = url.protocol === "https:";
    return new Promise((resolve, reject) => {
      let answer: IncomingMessage | undefined;
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method: "POST",
        headers: { ...o.headers, "content-length": String(Buffer.byteLength(o.body)) },
        agent: pools[secure ? "https:" : "http:"],
        lookup: guard.lookup,
      });
      const fail = (error: Error): void => {
        clearTimeout(timer);
        const failure = outsideError(error, host, secure);
        if (failure.code === "reset" && request.reusedSocket && !answer) resolve("stale");
        else reject(failure);
        request.destroy();
      };
      const late = (): OutsideError =>
        answer
          ? new OutsideError("too_slow", `${host} began to answer in time but did not end.`)
          : new OutsideError("timeout", `${host} did not answer in time.`);
      const timer = setTimeout(() => fail(late()), Math.max(0, deadline - performance.now()));
      request.on("socket", (socket) => guard.watch(socket, host));
      request.on("response", (reply) => {
        answer = reply;
        beginningOf(reply).then((text) => {
          clearTimeout(timer);
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
        }, fail);
      });
      // Once an answer has begun it is the answer's end that counts: some answer before they have read everything.
      request.on("error", (error) => answer ?? fail(error));
      request.on("close", () => answer ?? fail(new OutsideError("reset", `${host} hung up.`)));
      request.end(o.body);
    });
  }

  return {
    async post(o) {
      const problem = guard.problemOf(o.url);
      // Here too: a number instead of a name is never looked up, and what was allowed when it was saved may not be now.
      if (problem) throw new OutsideError("refused_address", `The URL ${problem}.`);
      const began = performance.now();
      // A kept connection may be closed by the other side in the moment it is used again: that is nobody's failure.
      for (;;) {
        const reply = await attempt(o, began + (o.timeoutMs ?? 30_000));
        if (reply !== "stale") return { ...reply, durationMs: Math.round(performance.now() - began) };
      }
    },
    close() {
      for (const pool of Object.values(pools)) pool.destroy();
    },
  };
}

/** Leaves the loop early when there is more, which destroys the connection. NUL is no text to PostgreSQL. */
async function beginningOf(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of reply) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > TEXT_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, TEXT_BYTES).toString("utf8").replaceAll("\0", "\uFFFD");
}

const CODES: readonly (readonly [RegExp, OutsideCode, string])[] = [
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT|EADDRNOTAVAIL)$/,
    "connect",
    "cannot be reached",
  ],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE)$/, "reset", "hung up"],
  [/^HPE_/, "bad_answer", "did not answer in HTTP"],
];

function outsideError(error: Error, host: string, secure: boolean): OutsideError {
  if (error instanceof OutsideError) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  for (const [pattern, known, words] of CODES)
    if (pattern.test(code)) return new OutsideError(known, `${host} ${words}.`);
  return secure
    ? new OutsideError("tls", `${host} has no certificate that can be trusted (${code}).`)
    : new OutsideError("connect", `${host} cannot be reached (${code}).`);
}
