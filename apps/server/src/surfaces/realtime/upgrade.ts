// Some clients offer another protocol with every plain call (`Upgrade: h2c`: curl --http2, Java's HttpClient). Once a
// server listens for upgrades, Node hands all of them to it and stops reading the body; such a call is to be answered
// in HTTP/1.1 as if it had offered nothing, so it is put back without the offer.

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

export function withoutUpgrade(
  server: Pick<Server, "emit">,
  raw: IncomingMessage,
  tcp: Duplex,
  head: Buffer,
): void {
  const lines = [`${raw.method} ${raw.url} HTTP/${raw.httpVersion}`];
  for (let i = 0; i + 1 < raw.rawHeaders.length; i += 2) {
    const name = raw.rawHeaders[i] ?? "";
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${raw.rawHeaders[i + 1]}`);
  }
  tcp.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("encrypted" in tcp ? "secureConnection" : "connection", tcp);
}
