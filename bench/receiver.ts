// A receiver of webhooks as a process of its own: answers 200 to everything. Prints its port, then for each line it
// reads what it has counted since the last one, as JSON: deliveries, and milliseconds from each event to its arrival.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

let count = 0;
let delays: number[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    count++;
    const time = /"time":"([^"]+)"/.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
    if (time) delays.push(Date.now() - Date.parse(time));
    response.writeHead(200).end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
createInterface({ input: process.stdin }).on("line", () => {
  console.log(JSON.stringify({ count, delays }));
  count = 0;
  delays = [];
});
