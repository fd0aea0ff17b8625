// Promises of the state: every message once and in its place, whatever comes twice, late or out of order.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Parcel } from "./outbox.ts";
import { type Action, place, reduce, type State, start } from "./state.ts";
import type { Chat, Message, Snapshot } from "./types.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString();
const message = (id: string, second: number, t: "v" | "a" | "s" = "a"): Message => ({
  id,
  sender: t === "a" ? { t, id: "giulia", n: "Giulia" } : { t },
  type: "msg",
  time: at(second),
  msg: id,
});
const move = (id: string, second: number, type: "agent-join" | "agent-leave"): Message => ({
  id,
  sender: { t: "a", id: "giulia", n: "Giulia" },
  type,
  time: at(second),
});
const chatOf = (messages: readonly Message[], more: Partial<Chat> = {}): Chat => ({
  id: "chat",
  status: "live",
  startedOn: at(0),
  rating: 0,
  agents: [],
  present: [],
  messages,
  ...more,
});
const snapshotOf = (chat: Chat | null, more: Partial<Snapshot> = {}): Snapshot => ({
  visitor: { id: "visitor" },
  status: "online",
  settings: {},
  chat,
  unread: 0,
  ...more,
});
const parcelOf = (id: string, more: Partial<Parcel> = {}): Parcel => ({
  id,
  at: at(9),
  state: "waiting",
  kind: "say",
  chatId: "chat",
  text: id,
  ...more,
});
const run = (actions: readonly Action[], from: State = start): State => actions.reduce(reduce, from);
const connected = (chat: Chat | null, more: Partial<Snapshot> = {}): Action => ({
  type: "connected",
  snapshot: snapshotOf(chat, more),
});
const event = (name: string, payload: Record<string, unknown>): Action => ({ type: "event", name, payload });
const said = (one: Message) => event("chat:message", { chatId: "chat", message: one });
const ids = (state: State) => state.chat?.messages.map(({ id }) => id);

test("a message belongs where its time is, and the same id is the same message", () => {
  const cases: readonly (readonly [string, readonly (readonly [string, number])[], string])[] = [
    [
      "in order",
      [
        ["a", 1],
        ["b", 2],
      ],
      "ab",
    ],
    [
      "late",
      [
        ["b", 2],
        ["a", 1],
      ],
      "ab",
    ],
    [
      "twice",
      [
        ["a", 1],
        ["b", 2],
        ["a", 1],
      ],
      "ab",
    ],
    [
      "at the same time, in the order of coming",
      [
        ["a", 1],
        ["b", 1],
        ["c", 1],
      ],
      "abc",
    ],
    [
      "between",
      [
        ["a", 1],
        ["c", 3],
        ["b", 2],
      ],
      "abc",
    ],
  ];
  for (const [name, coming, expected] of cases) {
    const placed = coming.map(([id, second]) => message(id, second)).reduce<readonly Message[]>(place, []);
    assert.equal(placed.map(({ id }) => id).join(""), expected, name);
  }
});

test("an event that the snapshot has already, or that comes twice, changes nothing", () => {
  const state = run([connected(chatOf([message("a", 1)]))]);
  assert.equal(reduce(state, said(message("a", 1))), state);
  const more = reduce(state, said(message("b", 2)));
  assert.deepEqual(ids(more), ["a", "b"]);
  assert.equal(more.unread, 1);
  assert.equal(reduce(more, said(message("b", 2))), more);
});

test("a snapshot after a gap brings what was missed, and takes nothing that is unsent", () => {
  const before = run([
    connected(chatOf([message("a", 1)])),
    { type: "queue", parcel: parcelOf("mine") },
    { type: "parcel", id: "mine", state: "sending" },
    { type: "line", line: "lost" },
  ]);
  assert.equal(before.outbox[0]?.state, "waiting");
  const lost = run([connected(chatOf([message("a", 1), message("b", 2)]))], before);
  assert.deepEqual(ids(lost), ["a", "b"]);
  assert.deepEqual(
    lost.outbox.map(({ id }) => id),
    ["mine"],
  );
  const arrived = run([connected(chatOf([message("a", 1), message("mine", 2, "v")]))], before);
  assert.deepEqual(arrived.outbox, [], "it had arrived: not sent again");
});

test("resuming after a cursor keeps everything", () => {
  const before = run([connected(chatOf([message("a", 1)])), { type: "line", line: "lost" }]);
  const after = run([{ type: "connected" }, said(message("b", 2))], before);
  assert.equal(after.line, "open");
  assert.deepEqual(ids(after), ["a", "b"]);
});

test("the visitor's own message is there once, whether the reply or the event comes first", () => {
  const mine = message("mine", 3, "v");
  const queued = run([connected(chatOf([])), { type: "queue", parcel: parcelOf("mine") }]);
  const reply: Action = { type: "sent", id: "mine", chatId: "chat", message: mine };
  for (const order of [
    [reply, said(mine)],
    [said(mine), reply],
  ]) {
    const state = run(order, queued);
    assert.deepEqual([ids(state), state.outbox], [["mine"], []]);
  }
});

test("what is refused stays until it is sent again or dropped", () => {
  const failed = run([
    connected(chatOf([])),
    { type: "queue", parcel: parcelOf("mine") },
    { type: "parcel", id: "mine", state: "failed", error: "text" },
    { type: "line", line: "lost" },
    connected(chatOf([])),
  ]);
  assert.deepEqual(failed.outbox, [parcelOf("mine", { state: "failed", error: "text" })]);
  const again = run([{ type: "parcel", id: "mine", state: "waiting" }], failed);
  assert.deepEqual(again.outbox, [parcelOf("mine")], "the old reason is gone");
  assert.deepEqual(run([{ type: "drop", id: "mine" }], failed).outbox, []);
});

test("unread counts what others say while the visitor does not look", () => {
  const state = run([
    connected(chatOf([message("a", 1)], { visitorReadOn: at(1) })),
    said(message("b", 2)),
    said(message("c", 3, "v")),
    said(message("d", 4, "s")),
  ]);
  assert.equal(state.unread, 2);
  const looking = run([{ type: "look", looking: true }], state);
  assert.deepEqual([looking.unread, looking.newFrom], [0, "b"]);
  assert.equal(run([said(message("e", 5))], looking).unread, 0);
  assert.equal(run([{ type: "look", looking: false }], looking).newFrom, undefined);
});

test("reading in another tab is reading", () => {
  const state = run([
    connected(chatOf([message("a", 1)]), { unread: 1 }),
    event("chat:read", { chatId: "chat", by: "visitor", readOn: at(1) }),
  ]);
  assert.deepEqual([state.unread, state.chat?.visitorReadOn], [0, at(1)]);
});

test("the agents' read mark only moves forward", () => {
  const read = (second: number) => event("chat:read", { chatId: "chat", by: "agent", readOn: at(second) });
  const state = run([connected(chatOf([message("a", 1, "v")])), read(5), read(3)]);
  assert.equal(state.chat?.agentReadOn, at(5));
});

test("agents come, go and come back", () => {
  const joined = run([
    connected(chatOf([])),
    event("chat:agent-join", { chatId: "chat", message: move("j", 1, "agent-join") }),
  ]);
  assert.deepEqual([joined.chat?.present, joined.chat?.agents[0]?.name], [["giulia"], "Giulia"]);
  const gone = run(
    [event("chat:agent-leave", { chatId: "chat", message: move("l", 2, "agent-leave") })],
    joined,
  );
  assert.deepEqual([gone.chat?.present, gone.chat?.agents.length], [[], 1]);
  const again = run(
    [event("chat:agent-join", { chatId: "chat", message: move("k", 3, "agent-join") })],
    gone,
  );
  assert.deepEqual(
    [again.chat?.present, again.chat?.agents.length, ids(again)],
    [["giulia"], 1, ["j", "l", "k"]],
  );
});

test("a chat ends, is reopened, and is left for a new one that does not come back by itself", () => {
  const ended = run([
    connected(chatOf([message("a", 1)], { present: ["giulia"] })),
    event("chat:end", { chatId: "chat", by: "agent", updatedOn: at(8) }),
  ]);
  assert.deepEqual([ended.chat?.status, ended.chat?.present, ended.chat?.endedOn], ["ended", [], at(8)]);
  const reopened = run([event("chat:reopen", { chatId: "chat" })], ended);
  assert.deepEqual([reopened.chat?.status, reopened.chat?.endedOn], ["live", undefined]);
  const parted = run([{ type: "part" }], ended);
  assert.equal(parted.chat, null);
  const stillParted = run([connected(chatOf([message("a", 1)], { status: "ended" }))], parted);
  assert.equal(stillParted.chat, null);
  assert.equal(run([{ type: "chat", chat: chatOf([]) }], stillParted).chat?.id, "chat", "unless it goes on");
});

test("a chat an agent began is shown, and unread until the visitor looks", () => {
  const begun = event("chat:start", chatOf([message("a", 1)]) as unknown as Record<string, unknown>);
  assert.deepEqual(
    [run([connected(null), begun]).unread, run([connected(null), begun]).chat?.id],
    [1, "chat"],
  );
  assert.equal(run([connected(null), { type: "look", looking: true }, begun]).unread, 0);
  const elsewhere = run([connected(chatOf([], { id: "other" })), begun]);
  assert.equal(elsewhere.chat?.id, "other", "a live chat is not pushed aside");
});

test("news of a chat that is not shown changes nothing", () => {
  const state = run([connected(chatOf([]))]);
  const other = event("chat:message", { chatId: "other", message: message("x", 1) });
  assert.equal(reduce(state, other), state);
});

test("who types is shown until they stop, say something, or the line breaks", () => {
  const typing = (isTyping: boolean): Action => ({
    type: "typing",
    chatId: "chat",
    agent: { id: "giulia", name: "Giulia" },
    isTyping,
  });
  const state = run([connected(chatOf([])), typing(true), typing(true)]);
  assert.equal(state.typing.length, 1);
  for (const end of [typing(false), said(message("a", 1)), { type: "line", line: "lost" } as const])
    assert.deepEqual(run([end], state).typing, []);
});

test("settings that change take effect, and keep what they do not speak of", () => {
  const widget = { language: "it", behavior: { click: "maximize" } };
  const state = run([
    connected(null, { settings: { propertyName: "Bottega Aurora", team: [{ name: "Giulia" }], widget } }),
    event("widget:update", { settings: { propertyName: "Aurora" } }),
    event("widget:update", { settings: { widget: { language: "de" } } }),
  ]);
  assert.deepEqual(state.settings, {
    propertyName: "Aurora",
    team: [{ name: "Giulia" }],
    widget: { ...widget, language: "de" },
  });
});

test("another visitor sees nothing of the one before", () => {
  const state = run([
    connected(chatOf([message("a", 1)]), { settings: { propertyName: "Aurora" }, unread: 1 }),
    { type: "queue", parcel: parcelOf("mine") },
    { type: "rate", rating: 1 },
    { type: "forget" },
  ]);
  const { settings } = state;
  assert.equal(settings.propertyName, "Aurora");
  assert.deepEqual({ ...state, settings: {} }, { ...start, line: "open" });
});
