// Promises of sending: in order, one at a time, the same id until it is confirmed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openDelivery } from "./delivery.ts";
import type { Parcel } from "./outbox.ts";
import { type Action, reduce, type State, start } from "./state.ts";
import type { Chat } from "./types.ts";

type Answer = (params: Record<string, unknown>) => unknown;
const chat: Chat = {
  id: "chat",
  status: "live",
  startedOn: "2026-01-01T10:00:00.000Z",
  agents: [],
  present: [],
  messages: [],
};
const parcel = (id: string, more: Partial<Parcel> = {}): Parcel => ({
  id,
  at: "2026-01-01T10:00:00.000Z",
  state: "waiting",
  kind: "say",
  text: id,
  ...more,
});
const confirm: Answer = ({ messageId }) => ({
  id: messageId,
  sender: { t: "v" },
  type: "msg",
  time: "2026-01-01T10:00:01.000Z",
});

function house(answers: Record<string, Answer>, given: Chat | null = chat) {
  let state: State = reduce(start, {
    type: "connected",
    snapshot: { visitor: { id: "v" }, status: "online", settings: {}, chat: given, unread: 0 },
  });
  const calls: string[] = [];
  const dispatch = (action: Action) => {
    state = reduce(state, action);
  };
  const pump = openDelivery({
    state: () => state,
    dispatch,
    call: async <T>(method: string, params: object) => {
      const known = params as Record<string, unknown>;
      calls.push(`${method.slice("messenger.".length)} ${known.messageId}`);
      const answer = answers[method.slice("messenger.".length)];
      if (!answer) throw { error: "not_found" };
      return answer(known) as T;
    },
  });
  const send = async (...parcels: Parcel[]) => {
    for (const one of parcels) dispatch({ type: "queue", parcel: one });
    pump();
    await settled();
  };
  return { calls, dispatch, pump, send, state: () => state };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("messages go in the order they were written", async () => {
  const one = house({ "send-message": confirm });
  await one.send(parcel("a"), parcel("b"), parcel("c"));
  assert.deepEqual(one.calls, ["send-message a", "send-message b", "send-message c"]);
  assert.deepEqual([one.state().outbox, one.state().chat?.messages.length], [[], 3]);
});

test("the first begins a chat, and what follows goes into it", async () => {
  const begin: Answer = (params) => ({ ...chat, messages: [confirm(params)] });
  const one = house({ "start-chat": begin, "send-message": confirm }, null);
  await one.send(parcel("a"), parcel("b"));
  assert.deepEqual(one.calls, ["start-chat a", "send-message b"]);
  assert.equal(one.state().chat?.id, "chat");
});

test("a form begins a chat, and names the visitor", async () => {
  const one = house({ "start-chat": () => chat }, null);
  await one.send(parcel("a", { text: "", form: { name: "Anna" } }));
  assert.deepEqual([one.calls, one.state().visitor?.name], [["start-chat a"], "Anna"]);
});

test("when the line breaks it is sent again under the same id, and nothing overtakes it", async () => {
  let broken = true;
  const one = house({
    "send-message": (params) => {
      if (!broken) return confirm(params);
      one.dispatch({ type: "line", line: "lost" });
      throw { error: "lost" };
    },
  });
  await one.send(parcel("a"), parcel("b"));
  assert.deepEqual(one.calls, ["send-message a"]);
  assert.deepEqual(
    one.state().outbox.map(({ state }) => state),
    ["waiting", "waiting"],
  );
  broken = false;
  one.dispatch({ type: "connected" });
  one.pump();
  await settled();
  assert.deepEqual(one.calls, ["send-message a", "send-message a", "send-message b"]);
  assert.deepEqual(one.state().outbox, []);
});

test("a refusal fails that message and lets the others pass", async () => {
  const one = house({
    "send-message": (params) => {
      if (params.messageId === "a") throw { error: "validation_error", message: "text" };
      return confirm(params);
    },
  });
  await one.send(parcel("a"), parcel("b"));
  assert.deepEqual(
    one.state().outbox,
    [parcel("a", { state: "failed", error: "text", chatId: undefined } as never)].map(
      ({ chatId: _, ...rest }) => rest,
    ),
  );
  assert.equal(one.state().chat?.messages[0]?.id, "b");
});

test("not now is not never", async () => {
  let tries = 0;
  const one = house({
    "send-message": (params) => {
      if (++tries === 1) throw { error: "rate_limited", retryAfterS: 0.001 };
      return confirm(params);
    },
  });
  await one.send(parcel("a"), parcel("b"));
  await settled();
  assert.deepEqual(one.calls, ["send-message a", "send-message a", "send-message b"]);
});

test("what was written into a chat that was deleted goes into a new one", async () => {
  const one = house({ "start-chat": (params) => ({ ...chat, id: "new", messages: [confirm(params)] }) });
  await one.send(parcel("a", { chatId: "chat" }));
  assert.deepEqual(one.calls, ["send-message a", "start-chat a"]);
  assert.deepEqual([one.state().chat?.id, one.state().outbox], ["new", []]);
});

test("a message left while nobody is there is confirmed like any other", async () => {
  const one = house({ "submit-offline-form": () => ({ ticketId: "left", humanId: 7 }) }, null);
  await one.send(parcel("a", { kind: "leave", form: { name: "Anna", email: "anna@example.com" } }));
  assert.deepEqual([one.calls, one.state().outbox], [["submit-offline-form a"], []]);
});
