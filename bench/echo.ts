// The baseline of `sockets`: a bare ws server that sends every message it gets to all its sockets. Prints its port.

import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false }, () => {
  console.log((server.address() as AddressInfo).port);
});
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const one of server.clients) one.send(data, { binary: false });
  });
});
