// Promises of the inbox's decisions: a chat's colour, its place, what events make of it, and how a conversation is laid out.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { InboxChat, RealtimeEvent, Shortcut } from "@parlo/sdk";
import { applyToChat, applyToThread, startedChat, type Thread } from "../src/live/reduce.ts";
import { InboxStore, listKey } from "../src/live/store.ts";
import { belongs, dotOf, indexFor, isDue, toneOf, whole } from "../src/live/views.ts";
import { entriesOf, isJustEmoji, piecesOf } from "../src/pages/inbox/entries.ts";
import { foundShortcuts, slashAt } from "../src/pages/inbox/slash.ts";

const me = "a".repeat(24);
const other = "b".repeat(24);
const at = (minute: number) => `2026-11-02T09:${String(minute).padStart(2, "0")}:00.000Z`;

function chatOf(more: Partial<InboxChat> = {}): InboxChat {
  return {
    ...{ id: "c1", type: "chat", pageId: "p", propertyId: "p", status: "open", state: "waiting" },
    visitor: { id: "p-v", name: "Ada" },
    location: { countryCode: "IT", city: "" },
    ...{ messageCount: 1, chatDuration: 0, rating: 0, agents: [], presentAgents: [], domain: "", ip: "" },
    ...{ createdOn: at(0), updatedOn: at(0), visitorActiveOn: at(0), unread: 1, unansweredOn: at(0) },
    lastMessage: { messageId: "m0", sender: { t: "v" }, type: "msg", time: at(0), msg: "Hello" },
    ...more,
  };
}

let cursors = 0;
function happens<N extends RealtimeEvent["name"]>(name: N, payload: unknown, time = at(1)): RealtimeEvent {
  return { name, payload, time, propertyId: "p", cursor: String(++cursors) } as RealtimeEvent;
}

function says(who: "v" | string, minute: number, messageId = `m${minute}`, chatId = "c1"): RealtimeEvent {
  const sender = who === "v" ? { t: "v" } : { t: "a", id: who, n: "Marco" };
  const message = { sender, type: "msg", time: at(minute), msg: `at ${minute}` };
  return happens("chat:message", { propertyId: "p", chatId, messageId, message }, at(minute));
}

const comes = (agentId: string) =>
  happens("chat:agent-join", {
    ...{ propertyId: "p", chatId: "c1", messageId: `j${agentId}` },
    message: { sender: { t: "a", id: agentId, n: "Marco" }, type: "agent-join", time: at(1) },
  });

suite("The colour of a row", () => {
  const cases: [string, Partial<InboxChat>, string][] = [
    ["nobody answered", {}, "new"],
    ["given to me by a rule, not yet answered", { assignedAgentId: me }, "new"],
    ["handed over to me", { state: "served", assignedAgentId: me, transferredOn: at(1) }, "handed"],
    ["handed over to another", { state: "served", assignedAgentId: other, transferredOn: at(1) }, "taken"],
    ["I am in it", { state: "served", assignedAgentId: other, presentAgents: [me] }, "mine"],
    ["another has it", { state: "served", assignedAgentId: other, presentAgents: [other] }, "taken"],
    ["answered once, nobody's now, and somebody waits", { state: "served" }, "new"],
    ["missed", { state: "missed" }, "missed"],
    ["over", { state: "ended" }, "closed"],
  ];
  for (const [what, more, tone] of cases)
    test(`${what}: ${tone}`, () => assert.equal(toneOf(chatOf(more), me), tone));

  test("its dot is green while the visitor is there, orange when nobody answered for ten minutes", () => {
    const now = Date.parse(at(5));
    assert.equal(dotOf(chatOf(), now), "here");
    assert.equal(dotOf(chatOf(), Date.parse(at(11))), "late");
    assert.equal(dotOf(chatOf({ visitorLeftOn: at(4) }), now), "gone");
    assert.equal(dotOf(chatOf({ state: "ended" }), now), undefined);
  });

  test("what waits for me is mine or nobody's, and unread", () => {
    assert.equal(isDue(chatOf(), me), true);
    assert.equal(isDue(chatOf({ assignedAgentId: other }), me), false);
    assert.equal(isDue(chatOf({ unread: 0 }), me), false);
  });
});

suite("An event", () => {
  test("makes a chat mine when I join, and the answer reads what came before", () => {
    const joined = applyToChat(chatOf(), comes(me));
    assert.deepEqual([joined.state, joined.assignedAgentId, joined.presentAgents], ["served", me, [me]]);
    const answered = applyToChat(joined, says(me, 2));
    assert.deepEqual([answered.unread, answered.unansweredOn], [0, undefined]);
    const again = applyToChat(applyToChat(answered, says("v", 3)), says("v", 4));
    assert.deepEqual([again.unread, again.unansweredOn], [2, at(3)]);
  });

  test("that comes twice changes nothing, and gives the very same chat", () => {
    const once = applyToChat(chatOf(), says("v", 2));
    assert.equal(applyToChat(once, says("v", 2)), once);
    assert.equal(applyToChat(once, says("v", 1, "older")), once);
    const joined = applyToChat(once, comes(me));
    assert.equal(applyToChat(joined, comes(me)), joined);
  });

  test("that hands a chat over is over when its new agent comes", () => {
    const duty = { propertyId: "p", chatId: "c1", agentId: me };
    const handed = applyToChat(chatOf({ state: "served" }), happens("chat:transfer", duty));
    assert.ok(handed.transferredOn);
    assert.equal(applyToChat(handed, comes(me)).transferredOn, undefined);
    assert.equal(applyToChat(handed, happens("chat:assign", duty)).transferredOn, undefined);
  });

  test("of coming in goes before what was said in the same moment, whichever is heard first", () => {
    const answer = { ...says(me, 1), time: at(1) };
    const thread = [answer, comes(me)].reduce(applyToThread, { messages: [], notes: [] } as Thread);
    assert.deepEqual(
      thread.messages.map(({ type }) => type),
      ["agent-join", "msg"],
    );
  });

  test("ends a chat as missed or as answered, and reopens it", () => {
    const turn = (status: string) => ({
      ...{ propertyId: "p", chatId: "c1", visitorId: "p-v", by: "time", status },
      ...{ messageCount: 1, chatDuration: 0, updatedOn: at(9) },
    });
    const missed = applyToChat(chatOf(), happens("chat:end", turn("open")));
    assert.deepEqual([missed.state, missed.endedOn], ["missed", at(9)]);
    assert.equal(applyToChat(missed, happens("chat:reopen", turn("open"))).state, "waiting");
    assert.equal(applyToChat(chatOf(), happens("chat:end", turn("closed"))).state, "ended");
  });

  test("begins a chat with all that its row shows", () => {
    const {
      state: _,
      presentAgents: __,
      unread: ___,
      lastMessage,
      visitorActiveOn: ____,
      ...facts
    } = chatOf();
    const event = happens("chat:start", { ...facts, messages: [lastMessage] });
    const chat = startedChat(event as RealtimeEvent & { name: "chat:start" });
    assert.deepEqual([chat.state, chat.unread, chat.lastMessage?.msg], ["waiting", 1, "Hello"]);
    assert.equal(belongs({ view: "unassigned" }, chat, me), true);
  });
});

suite("The store", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, number) => {
      const lastMessage = {
        ...chatOf().lastMessage,
        time: at(59 - (number % 60)),
      } as InboxChat["lastMessage"];
      return chatOf({ id: `c${number}`, ...(lastMessage && { lastMessage }) });
    }).sort((a, b) => ((a.lastMessage?.time ?? "") < (b.lastMessage?.time ?? "") ? 1 : -1));
  const open = (chats: InboxChat[], next: string | null = null) => {
    const missing: string[] = [];
    const store = new InboxStore(
      me,
      (id) => missing.push(id),
      (tell) => tell(),
    );
    store.putPage(whole("live"), { chats, total: chats.length, next }, { mark: 0, fresh: true });
    return { store, missing, ids: () => store.list(whole("live"))?.ids ?? [] };
  };

  test("tells those who show the chat, and the list only when its order changed", () => {
    const { store, ids } = open(many(20));
    const heard: string[] = [];
    const top = ids()[0] ?? "";
    store.subscribe(`chat:${top}`, () => heard.push("top"));
    store.subscribe(`chat:${ids()[5]}`, () => heard.push("other"));
    store.subscribe(`list:${listKey(whole("live"))}`, () => heard.push("list"));
    store.hear(says("v", 59, "x", top));
    assert.deepEqual(heard, ["top"]);
  });

  test("brings the chat in which something was said to the top", () => {
    const { store, ids } = open(many(20));
    const last = ids().at(-1) ?? "";
    store.hear(
      happens("chat:message", {
        ...{ propertyId: "p", chatId: last, messageId: "new" },
        message: { sender: { t: "v" }, type: "msg", time: "2026-11-02T10:30:00.000Z", msg: "!" },
      }),
    );
    assert.equal(ids()[0], last);
    assert.equal(ids().length, 20);
  });

  test("asks for chats it does not have, and applies what happened while they were read", () => {
    const { store, missing, ids } = open(many(3));
    const mark = store.mark();
    store.hear(says("v", 30, "m30", "unknown"));
    assert.deepEqual(missing, ["unknown"]);
    store.put([chatOf({ id: "unknown" })], mark);
    assert.equal(store.chat("unknown")?.unread, 2);
    assert.ok(ids().includes("unknown"));
  });

  test("reads and keeps nothing for the transcript of a chat", () => {
    const { store, missing } = open(many(3));
    const mark = store.mark();
    store.hear(happens("chat:transcript_created", { id: "unknown" }));
    assert.deepEqual(missing, []);
    assert.equal(store.mark(), mark);
  });

  test("keeps a chat out of a list of which it would be further down than what is read", () => {
    const { store, ids } = open(many(3), "cursor");
    const old = chatOf({ id: "old" });
    store.put([{ ...old, ...(old.lastMessage && { lastMessage: { ...old.lastMessage, time: at(0) } }) }], 0);
    assert.ok(!ids().includes("old"));
  });

  test("counts a chat once, whichever list it was read for", () => {
    const { store } = open(many(3), "cursor");
    const total = () => store.list(whole("live"))?.total;
    store.put([chatOf({ id: "read elsewhere" })], store.mark());
    assert.equal(total(), 3);
    const {
      state: _,
      presentAgents: __,
      unread: ___,
      lastMessage,
      visitorActiveOn: ____,
      ...facts
    } = chatOf();
    store.hear(happens("chat:start", { ...facts, id: "begun", messages: [lastMessage] }));
    assert.equal(total(), 4);
  });

  test("keeps a narrowed list to what fits, as it changes", () => {
    const { store } = open([]);
    const tagged = { view: "all", query: "", tag: "vip", agentId: "colleague" } as const;
    store.putPage(tagged, { chats: [], total: 0, next: null }, { mark: 0, fresh: true });
    const shown = () => [store.list(tagged)?.ids, store.list(tagged)?.total];
    store.put([chatOf({ id: "a", assignedAgentId: "colleague" })], store.mark());
    assert.deepEqual(shown(), [[], 0]);
    const chat = chatOf({ id: "a", assignedAgentId: "colleague", tags: ["vip"] });
    store.hear(happens("chat:tag", chat));
    assert.deepEqual(shown(), [["a"], 1]);
    store.hear(happens("chat:assign", { propertyId: "p", chatId: "a" }));
    assert.deepEqual(shown(), [[], 0], "nobody's now");
    store.hear(happens("chat:assign", { propertyId: "p", chatId: "a", agentId: "colleague" }));
    assert.deepEqual(shown(), [["a"], 1]);
    assert.equal(belongs({ view: "all", status: "closed" }, chat, me), false);
    assert.equal(belongs({ view: "all", departmentId: "d" }, { ...chat, departmentId: "d" }, me), true);
  });

  test("loses a deleted chat everywhere, and counts what waits for me", () => {
    const { store, ids } = open(many(4));
    assert.equal(store.due, 4);
    store.hear(happens("chat:delete", chatOf({ id: ids()[1] ?? "" })));
    assert.deepEqual([ids().length, store.due], [3, 3]);
  });

  test("keeps ten thousand chats in order, each of them once", () => {
    const { store, ids } = open(many(10_000));
    for (let number = 0; number < 200; number++) store.hear(says("v", 59, `n${number}`, `c${number * 7}`));
    assert.equal(new Set(ids()).size, 10_000);
    const times = ids().map((id) => store.chat(id)?.lastMessage?.time ?? "");
    assert.deepEqual(times, times.toSorted().reverse());
  });
});

test("a place in a list is found as a glance would", () => {
  const places: Record<string, string> = { a: at(9), b: at(5), c: at(5), d: at(1) };
  const find = (id: string, time: string) =>
    indexFor(["a", "c", "b", "d"], { at: time, id }, (one) => places[one] ?? "");
  assert.deepEqual([find("x", at(10)), find("x", at(3)), find("x", at(0)), find("bb", at(5))], [0, 3, 4, 2]);
});

suite("A conversation", () => {
  const message = (time: string, t: "v" | "a", id: string, type = "msg") =>
    ({
      messageId: id,
      type,
      time,
      sender: { t, ...(t === "a" && { id: me, n: "Marco" }) },
      msg: id,
    }) as const;
  const thread = {
    messages: [
      message("2026-11-02T08:58:00.000Z", "v", "m1"),
      message("2026-11-02T08:59:00.000Z", "v", "m2"),
      message("2026-11-02T09:00:00.000Z", "a", "j1", "agent-join"),
      message("2026-11-02T09:01:00.000Z", "a", "m3"),
      message("2026-11-02T09:20:00.000Z", "a", "m4"),
      message("2026-11-03T09:00:00.000Z", "v", "m5"),
    ],
    notes: [
      {
        ...{ propertyId: "p", chatId: "c1", noteId: "n1", agentId: other, agentName: "Aurora" },
        ...{ text: "careful", createdOn: "2026-11-02T09:10:00.000Z" },
      },
    ],
  } as unknown as Thread;

  test("has days apart, runs together, and whispers in their place", () => {
    const entries = entriesOf(thread, { timeZone: "UTC", unreadFrom: "2026-11-03T00:00:00.000Z" });
    const shown = entries.map((entry) =>
      entry.kind === "run" ? `${entry.of}: ${entry.bubbles.map(({ id }) => id).join(" ")}` : entry.kind,
    );
    assert.deepEqual(shown, [
      ...["day", "visitor: m1 m2", "line", "agent: m3", "note: n1", "agent: m4"],
      ...["day", "unread", "visitor: m5"],
    ]);
  });

  test("ends with what is on its way, once", () => {
    const outgoing = ["m4", "n1", "x1"].map((messageId) => ({
      ...{ messageId, chatId: "c1", kind: "message", text: "on its way", files: [] },
      ...{ at: "2026-11-03T09:01:00.000Z", state: "sending", error: null },
    })) as never;
    const last = entriesOf(thread, { outgoing, me: { id: me, name: "Marco" }, timeZone: "UTC" }).at(-1);
    assert.ok(last?.kind === "run");
    assert.deepEqual(
      last.bubbles.map(({ id }) => id),
      ["x1"],
    );
  });

  test("has links one can follow, without the full stop behind them", () => {
    assert.deepEqual(piecesOf("See https://example.com/a(b). Bye"), [
      { text: "See " },
      { text: "https://example.com/a(b)", href: "https://example.com/a(b)" },
      { text: ". Bye" },
    ]);
    const long = ")".repeat(9_900);
    assert.deepEqual(piecesOf(`(http://a.example/x${long}`)[1]?.href, "http://a.example/x");
    assert.deepEqual(piecesOf("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]);
  });

  test("shows a few emoji large", () => {
    assert.deepEqual(["👍", "👍🏽 ❤️", "👍 ok", "12", ""].map(isJustEmoji), [true, true, false, false, false]);
  });
});

suite("A slash", () => {
  test("looks for what is typed after it, not for what stands in a link", () => {
    assert.deepEqual(slashAt("Hi /ship", 8), { from: 3, word: "ship" });
    assert.deepEqual(slashAt("/", 1), { from: 0, word: "" });
    assert.equal(slashAt("https://example", 15), undefined);
    assert.equal(slashAt("a/b", 3), undefined);
  });

  test("finds names that begin with it first", () => {
    const shortcut = (name: string, text: string) =>
      ({ name, message: text, tags: [] }) as unknown as Shortcut;
    const all = [shortcut("hours", "ship"), shortcut("reship", ""), shortcut("ship", ""), shortcut("x", "")];
    assert.deepEqual(
      foundShortcuts(all, "ship").map(({ name }) => name),
      ["ship", "reship", "hours"],
    );
  });
});
