// What the stream says and hears, over a socket that each test plays itself.

import assert from "node:assert/strict";
import { mock, suite, test } from "node:test";
import { createClient, type RealtimeOptions, type Typing, type VisitorNews } from "./index.ts";

/** The other end of the line. */
class FakeSocket {
  static last: FakeSocket;
  readyState = 0;
  readonly sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    FakeSocket.last = this;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function open(options: Partial<RealtimeOptions> = {}) {
  const client = createClient({ baseUrl: "http://127.0.0.1:1", key: "parlo_live_x" });
  const stream = client.realtime({ WebSocket: FakeSocket, onEvent: () => {}, ...options });
  return { stream, socket: FakeSocket.last };
}

suite("the stream", () => {
  test("asks for visitors when told to, and hands over who came and who writes", () => {
    const news: VisitorNews[] = [];
    const typed: Typing[] = [];
    const { stream, socket } = open({
      propertyId: "5f",
      visitors: true,
      onVisitors: (one) => news.push(one),
      onTyping: (one) => typed.push(one),
    });
    socket.open();
    assert.deepEqual(socket.sent, [{ type: "subscribe", propertyId: "5f", visitors: true }]);
    socket.say({ type: "visitors", propertyId: "5f", changed: [{ id: "5f-1" }], gone: ["5f-2"] });
    socket.say({ type: "typing", propertyId: "5f", chatId: "c", by: "visitor", text: "Buon" });
    assert.deepEqual(news, [{ propertyId: "5f", changed: [{ id: "5f-1" }], gone: ["5f-2"] }]);
    assert.deepEqual(typed, [{ propertyId: "5f", chatId: "c", by: "visitor", text: "Buon" }]);
    stream.close();
  });

  test("says that somebody types when it changes, and every few seconds while it goes on", () => {
    mock.timers.enable({ apis: ["Date"], now: 1_000 });
    try {
      const { stream, socket } = open();
      const type = (isTyping: boolean) => stream.typing({ propertyId: "5f", chatId: "c", isTyping });
      type(true); // Not connected: nobody to tell.
      type(false);
      socket.open();
      const said = () => socket.sent.slice(1).map(({ isTyping }) => isTyping);
      type(false);
      for (let key = 0; key < 20; key++) {
        type(true);
        mock.timers.tick(200);
      }
      assert.deepEqual(said(), [true, true]);
      type(false);
      type(false);
      assert.deepEqual(said(), [true, true, false]);
      assert.deepEqual(socket.sent.at(-1), {
        type: "typing",
        propertyId: "5f",
        chatId: "c",
        isTyping: false,
      });
      stream.close();
    } finally {
      mock.timers.reset();
    }
  });
});
