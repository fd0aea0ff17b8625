// A request with headers of the test's choice: `fetch` does not let one set Host.

import { request } from "node:http";

export function rawRequest(
  url: string,
  o: { readonly method?: string; readonly headers: Record<string, string>; readonly body?: string },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method: o.method ?? "GET", headers: o.headers }, (reply) => {
      reply.resume();
      reply.on("end", () => resolve(reply.statusCode));
    })
      .on("error", reject)
      .end(o.body);
  });
}
