// The only way out over HTTP, in streams. It reaches the addresses that the operator configured, wherever they are: an
// address that a user typed must be checked before it may come here.

import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Readable } from "node:stream";

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
