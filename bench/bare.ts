// The baseline: a bare node:http server that answers every request with the bytes and headers it was handed (argv[2]),
// and does nothing else. Prints its port.

import { createServer } from "node:http";

const { headers, body } = JSON.parse(process.argv[2] ?? "") as {
  readonly headers: Record<string, string>;
  readonly body: string;
};

const server = createServer({ keepAliveTimeout: 72_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(address?.port);
});
