// A receiver of webhooks on this machine: keeps what it gets, and answers as it is told.

import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before } from "node:test";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Names of the headers as they were written. */
  readonly headerNames: readonly string[];
  /** The raw body. */
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  readonly json: any;
}

export interface Receiver {
  readonly url: string;
  readonly got: Received[];
  /** 200 at first. A function writes the answer itself, or leaves the caller hanging. */
  answer: number | ((response: ServerResponse, received: Received) => void);
}

/** For the body of a suite. */
export function withReceiver(): Receiver {
  const got: Received[] = [];
  const receiver = { url: "", got, answer: 200 as Receiver["answer"] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const received = {
        path: request.url ?? "",
        headers: request.headers,
        headerNames: request.rawHeaders.filter((_, i) => i % 2 === 0),
        body,
        json: JSON.parse(body),
      };
      got.push(received);
      if (typeof receiver.answer === "function") receiver.answer(response, received);
      else response.writeHead(receiver.answer).end();
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
