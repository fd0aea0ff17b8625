// Promises to the page: Tawk_API hears each thing once, and nothing of before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { newsOf } from "./news.ts";
import { type Action, reduce, type State, start } from "./state.ts";
import type { Chat, Message } from "./types.ts";

const message = (id: string, more: Partial<Message> = {}): Message => ({
  id,
  sender: { t: "a", id: "giulia", n: "Giulia" },
  type: "msg",
  time: `2026-01-01T10:00:0${id}.000Z`,
  msg: `said ${id}`,
  ...more,
});
const chat = (messages: readonly Message[], more: Partial<Chat> = {}): Chat => ({
  id: "chat",
  status: "live",
  startedOn: "2026-01-01T10:00:00.000Z",
  agents: [{ id: "giulia", name: "Giulia", title: "Sales", picture: "/pictures/g" }],
  present: [],
  messages,
  ...more,
});
const connected = (given: Chat | null): Action => ({
  type: "connected",
  snapshot: { visitor: { id: "v" }, status: "online", settings: {}, chat: given, unread: 0 },
});
const event = (name: string, payload: Record<string, unknown>): Action => ({
  type: "event",
  name,
  payload: { chatId: "chat", ...payload },
});

/** What is told in the course of these. */
function told(...actions: readonly Action[]): readonly unknown[] {
  const heard: unknown[] = [];
  let state: State = start;
  for (const action of actions) {
    const before = state;
    state = reduce(before, action);
    heard.push(...newsOf(before, action, state, (path) => `https://chat.example${path}`));
  }
  return heard.map((one) => {
    const { name, detail } = one as { name: string; detail?: unknown };
    return detail === undefined ? name : [name, detail];
  });
}

test("what was there when the page opened is no news", () => {
  assert.deepEqual(told(connected(chat([message("1")]))), []);
});

test("a message is told once, by who said it", () => {
  const one = event("chat:message", { message: message("2") });
  const own = message("3", { sender: { t: "v" } });
  const system = message("4", { sender: { t: "s", n: "Aurora" } });
  assert.deepEqual(
    told(
      connected(chat([message("1")])),
      one,
      one,
      { type: "sent", id: "3", chatId: "chat", message: own },
      event("chat:message", { message: own }),
      event("chat:message", { message: system }),
    ),
    [
      ["ChatMessageAgent", "said 2"],
      ["ChatMessageVisitor", "said 3"],
      ["ChatMessageSystem", "said 4"],
    ],
  );
});

test("what was missed while the line was broken is told when it is back", () => {
  const after = connected(chat([message("1"), message("2")]));
  assert.deepEqual(told(connected(chat([message("1")])), { type: "line", line: "lost" }, after), [
    ["ChatMessageAgent", "said 2"],
  ]);
});

test("a chat starts, agents come and go, it ends", () => {
  const join = message("2", { type: "agent-join" });
  const leave = message("3", { type: "agent-leave" });
  assert.deepEqual(
    told(
      connected(null),
      { type: "chat", chat: chat([message("1", { sender: { t: "v" } })]), begun: true },
      event("chat:agent-join", { message: join }),
      event("chat:agent-leave", { message: leave }),
      event("chat:end", {}),
    ),
    [
      "ChatStarted",
      ["ChatMessageVisitor", "said 1"],
      [
        "AgentJoinChat",
        { name: "Giulia", position: "Sales", image: "https://chat.example/pictures/g", id: "giulia" },
      ],
      ["AgentLeaveChat", { name: "Giulia", id: "giulia" }],
      "ChatEnded",
    ],
  );
});

test("an earlier chat that goes on tells what brought it back", () => {
  const back = chat([message("1"), message("2")]);
  assert.deepEqual(told(connected(null), { type: "chat", chat: back }), [
    "ChatStarted",
    ["ChatMessageAgent", "said 2"],
  ]);
});

test("files, ratings, tags and names are told", () => {
  const url = "/files/shop/v/anna/x/bowl.png";
  const file = { url, name: "bowl.png", size: 1, mimeType: "image/png" };
  const sent = message("2", { sender: { t: "v" }, msg: "", attchs: [{ type: "file", content: { file } }] });
  assert.deepEqual(
    told(
      connected(chat([])),
      { type: "sent", id: "2", chatId: "chat", message: sent },
      { type: "rate", rating: 0 },
      event("chat:tag", { tags: ["vip"] }),
      { type: "visitor", visitor: { name: "Anna" } },
    ),
    [
      ["ChatMessageVisitor", `https://chat.example${url}`],
      ["FileUpload", `https://chat.example${url}`],
      ["ChatSatisfaction", 0],
      ["TagsUpdated", ["vip"]],
      ["VisitorNameChanged", "Anna"],
    ],
  );
});

test("forms are told when they are sent off, the offline one when it has arrived", () => {
  const form = { name: "Anna", email: "anna@example.com", answers: [{ label: "Order", answer: "7" }] };
  const common = { at: "2026-01-01T10:00:00.000Z", state: "waiting", form } as const;
  assert.deepEqual(
    told(
      connected(null),
      { type: "queue", parcel: { id: "1", kind: "say", text: "", ...common } },
      { type: "queue", parcel: { id: "2", kind: "leave", text: "Hello", ...common } },
      { type: "sent", id: "2" },
    ),
    [
      [
        "PrechatSubmit",
        [
          { label: "name", answer: "Anna" },
          { label: "email", answer: "anna@example.com" },
          { label: "Order", answer: "7" },
        ],
      ],
      [
        "OfflineSubmit",
        {
          name: "Anna",
          email: "anna@example.com",
          message: "Hello",
          questions: [{ label: "Order", answer: "7" }],
        },
      ],
    ],
  );
});
