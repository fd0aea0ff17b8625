// The baseline of `messages`: a bare ws server that passes what each socket says on to the one that said `watch`, and says
// it back to its sender. Prints its port.

import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false }, () => {
  console.log((server.address() as AddressInfo).port);
});
let watcher: WebSocket | undefined;
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    if (String(data) === "watch") {
      watcher = socket;
      return;
    }
    watcher?.send(data, { binary: false });
    socket.send(data, { binary: false });
  });
});
