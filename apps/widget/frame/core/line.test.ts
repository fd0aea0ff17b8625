// Promises of the line: it comes back, it notices silence, and no call is left without an answer.

import assert from "node:assert/strict";
import { after, beforeEach, mock, suite, test } from "node:test";
import { type Frame, openLine, type SocketLike } from "./line.ts";

class FakeSocket implements SocketLike {
  static all: FakeSocket[] = [];
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly sent: Frame[] = [];
  closed = false;

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Frame);
  }

  close(): void {
    this.closed = true;
  }

  say(frame: Frame): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as never);
  }

  connect(): void {
    this.onopen?.({} as never);
    this.say({ type: "connected" });
  }

  break(code = 1006): void {
    this.onclose?.({ code } as never);
  }
}

const socket = (at: number): FakeSocket => {
  const found = FakeSocket.all.at(at);
  assert.ok(found, `socket ${at}`);
  return found;
};

function open() {
  const heard: Frame[] = [];
  const lost: number[] = [];
  const line = openLine({
    url: "wss://chat.example/v1/realtime/visitor",
    Socket: FakeSocket,
    chance: () => 1,
    hello: () => ({ type: "connect" }),
    hear: (frame) => heard.push(frame),
    lost: (code) => lost.push(code),
  });
  return { line, heard, lost };
}

suite("The line to the server", () => {
  after(() => mock.timers.reset());
  beforeEach(() => {
    FakeSocket.all = [];
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout"] });
  });

  test("it says hello, and calls are answered by their number", async () => {
    const { line, heard } = open();
    socket(0).connect();
    assert.deepEqual(socket(0).sent, [{ type: "connect" }]);
    const [one, other] = [line.call("messenger.a", {}), line.call("messenger.b", {})];
    socket(0).say({ type: "reply", id: 2, ok: false, error: "not_found" });
    socket(0).say({ type: "reply", id: 1, ok: true, data: 7 });
    assert.equal(await one, 7);
    await assert.rejects(other, { error: "not_found" });
    assert.deepEqual(heard, [{ type: "connected" }]);
  });

  test("it comes back after ever longer pauses, and tells calls that the line broke", async () => {
    const { line, lost } = open();
    socket(0).connect();
    const call = line.call("messenger.a", {});
    socket(0).break(1012);
    await assert.rejects(call, { error: "lost" });
    await assert.rejects(line.call("messenger.a", {}), { error: "lost" });
    assert.deepEqual(lost, [1012]);
    mock.timers.tick(499);
    assert.equal(FakeSocket.all.length, 1);
    mock.timers.tick(1);
    assert.equal(FakeSocket.all.length, 2);
    socket(1).break();
    mock.timers.tick(999);
    assert.equal(FakeSocket.all.length, 2);
    mock.timers.tick(1);
    assert.equal(FakeSocket.all.length, 3);
  });

  test("told to hurry it does not wait for the pause, and opens one socket only", () => {
    const { line } = open();
    line.hurry();
    assert.equal(FakeSocket.all.length, 1);
    socket(0).break();
    line.hurry();
    line.hurry();
    mock.timers.tick(60_000 - 1);
    assert.equal(FakeSocket.all.filter(({ closed }) => !closed).length <= 1, true);
    assert.ok(FakeSocket.all.length >= 2);
  });

  test("a line that went silent is asked, then given up", () => {
    const { lost } = open();
    socket(0).connect();
    mock.timers.tick(25_000);
    assert.deepEqual(socket(0).sent.at(-1), { type: "ping" });
    socket(0).say({ type: "pong" });
    mock.timers.tick(25_000);
    mock.timers.tick(6_000);
    assert.deepEqual(lost, [0]);
    assert.equal(socket(0).closed, true);
  });

  test("a call without an answer, or reason for doubt, makes it ask sooner", async () => {
    const { line, lost } = open();
    socket(0).connect();
    const call = line.call("messenger.a", {});
    mock.timers.tick(6_000);
    assert.deepEqual(socket(0).sent.at(-1), { type: "ping" });
    socket(0).say({ type: "pong" });
    socket(0).say({ type: "reply", id: 1, ok: true, data: 1 });
    assert.equal(await call, 1);
    mock.timers.tick(24_000);
    assert.equal(socket(0).sent.length, 3);
    line.hurry();
    mock.timers.tick(0);
    assert.equal(socket(0).sent.length, 4);
    mock.timers.tick(6_000);
    assert.deepEqual(lost, [0]);
  });

  test("a socket that never connects is given up", () => {
    const { lost } = open();
    mock.timers.tick(12_000);
    assert.deepEqual(lost, [0]);
  });

  test("where there are too many connections it waits longest", () => {
    open();
    socket(0).break(4429);
    mock.timers.tick(19_999);
    assert.equal(FakeSocket.all.length, 1);
    mock.timers.tick(1);
    assert.equal(FakeSocket.all.length, 2);
  });

  test("closed it stays closed, until it is started anew", () => {
    const { line, lost } = open();
    socket(0).connect();
    line.close();
    socket(0).break();
    mock.timers.tick(60_000);
    assert.deepEqual([FakeSocket.all.length, lost], [1, []]);
    line.restart();
    assert.equal(FakeSocket.all.length, 2);
  });
});
