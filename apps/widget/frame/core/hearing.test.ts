// Promises of hearing: what is meant for this widget takes effect, and nobody is shown typing for ever.

import assert from "node:assert/strict";
import { after, beforeEach, mock, suite, test } from "node:test";
import { openHearing } from "./hearing.ts";
import { reduce, type State, start } from "./state.ts";
import type { Chat } from "./types.ts";

const chat: Chat = {
  id: "chat",
  status: "live",
  startedOn: "2026-01-01T10:00:00.000Z",
  agents: [],
  present: [],
  messages: [],
};
const message = {
  id: "a",
  sender: { t: "a", id: "giulia", n: "Giulia" },
  type: "msg",
  time: "2026-01-01T10:00:01.000Z",
};

function house(given: Chat | null = chat) {
  let isBroken = false;
  let state: State = reduce(start, {
    type: "connected",
    snapshot: { visitor: { id: "v" }, status: "online", settings: {}, chat: given, unread: 0 },
  });
  const asked: unknown[] = [];
  const hear = openHearing({
    widgetId: "default",
    state: () => state,
    dispatch(action) {
      state = reduce(state, action);
    },
    call: async <T>(_method: string, params: object) => {
      asked.push(params);
      if (isBroken) throw { error: "lost" };
      return { ...chat, id: (params as { chatId: string }).chatId, messages: [message] } as T;
    },
  });
  const event = (name: string, payload: object) => hear({ type: "event", name, payload });
  const breakLine = (broken: boolean) => {
    isBroken = broken;
  };
  return { hear, event, asked, breakLine, state: () => state };
}

suite("What the window hears", () => {
  after(() => mock.timers.reset());
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout"] });
  });

  test("only the settings of this widget take effect", () => {
    const one = house();
    one.event("widget:update", { widgetId: "other", settings: { propertyName: "No" } });
    one.event("widget:update", { widgetId: "default", settings: { propertyName: "Aurora" } });
    assert.equal(one.state().settings.propertyName, "Aurora");
  });

  test("the status is heard", () => {
    const one = house();
    one.hear({ type: "status", status: "away" });
    assert.equal(one.state().status, "away");
  });

  test("who types and then says nothing is not shown for ever", () => {
    const one = house();
    const typing = {
      type: "typing",
      chatId: "chat",
      agent: { id: "giulia", name: "Giulia" },
      isTyping: true,
    };
    one.hear(typing);
    mock.timers.tick(5_000);
    one.hear(typing);
    mock.timers.tick(5_999);
    assert.equal(one.state().typing.length, 1);
    mock.timers.tick(1);
    assert.equal(one.state().typing.length, 0);
  });

  test("who types in a chat before its beginning is heard is shown when it is, unless they have stopped", () => {
    const one = house(null);
    const typing = (id: string, isTyping: boolean) =>
      one.hear({ type: "typing", chatId: "chat", agent: { id, name: id }, isTyping });
    typing("giulia", true);
    typing("marco", true);
    typing("marco", false);
    assert.deepEqual(one.state().typing, []);
    one.event("chat:start", { ...chat, messages: [message] });
    assert.deepEqual(one.state().typing, [{ id: "giulia", name: "giulia" }]);
    one.event("chat:message", { chatId: "chat", message: { ...message, id: "b" } });
    assert.deepEqual(one.state().typing, []);
    mock.timers.tick(6_000);
    assert.deepEqual(one.state().typing, []);
  });

  test("an earlier chat that an agent takes up again is fetched and shown", async () => {
    const one = house(null);
    one.event("chat:message", { chatId: "earlier", message });
    await Promise.resolve();
    assert.deepEqual([one.asked, one.state().chat?.id], [[{ chatId: "earlier" }], "earlier"]);
    assert.equal(one.state().unread, 1);
  });

  test("an earlier chat is asked for once more when the line broke over it", async () => {
    const one = house(null);
    one.breakLine(true);
    one.event("chat:message", { chatId: "earlier", message });
    await Promise.resolve();
    assert.equal(one.state().chat, null);
    one.breakLine(false);
    for (let time = 0; time < 2; time++) {
      one.hear({ type: "connected", resumed: true });
      await Promise.resolve();
      await Promise.resolve();
    }
    assert.deepEqual([one.asked.length, one.state().chat?.id], [2, "earlier"]);
  });

  test("another chat does not push a live one aside", () => {
    const one = house();
    one.event("chat:message", { chatId: "earlier", message });
    assert.deepEqual([one.asked, one.state().chat?.id], [[], "chat"]);
  });

  test("who joins gets a face", () => {
    const one = house();
    one.event("chat:agent-join", { chatId: "chat", message: { ...message, id: "j", type: "agent-join" } });
    assert.deepEqual(one.asked, [{ chatId: "chat" }]);
  });
});
