// A mail server for tests: takes one mail after the other and keeps it as it came, or refuses it for now.

import { createServer, type Socket } from "node:net";

export interface SmtpServer {
  readonly url: string;
  /** The messages taken, envelope first. */
  readonly messages: readonly string[];
  /** While true, every recipient is refused with a temporary failure. */
  busy: boolean;
  close(): Promise<void>;
}

export async function startSmtp(): Promise<SmtpServer> {
  const messages: string[] = [];
  const state = { busy: false };
  const server = createServer((socket) => converse(socket, messages, state));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    get busy() {
      return state.busy;
    },
    set busy(busy) {
      state.busy = busy;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function converse(socket: Socket, messages: string[], state: { busy: boolean }): void {
  let rest = "";
  let message: string[] | undefined;
  let envelope: string[] = [];
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer("220 ready");
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (message) {
        if (line !== ".") message.push(line);
        else {
          messages.push([...envelope, ...message].join("\n"));
          message = undefined;
          envelope = [];
          answer("250 taken");
        }
      } else if (/^data$/i.test(line)) {
        message = [];
        answer("354 go on");
      } else if (/^rcpt/i.test(line) && state.busy) answer("450 busy, try again later");
      else if (/^quit$/i.test(line)) {
        answer("221 bye");
        socket.end();
      } else {
        if (/^(mail|rcpt)/i.test(line)) envelope.push(line);
        answer("250 fine");
      }
    }
  });
}
