// Promises of the conversation's shape: days apart, runs together, one mark at the visitor's last message.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Parcel } from "../core/outbox.ts";
import type { Message } from "../core/types.ts";
import { type Row, rowsOf, type Talk } from "./talk.ts";

const time = (day: number, minute: number) => new Date(Date.UTC(2026, 0, day, 10, minute)).toISOString();
const from = (who: string, id: string, minute: number, day = 1, type = "msg"): Message => ({
  id,
  sender: who === "v" ? { t: "v" } : { t: "a", id: who, n: who },
  type,
  time: time(day, minute),
  msg: id,
});
const parcel = (id: string, minute: number, more: Partial<Parcel> = {}): Parcel => ({
  id,
  at: time(1, minute),
  state: "waiting",
  kind: "say",
  text: id,
  ...more,
});
const rows = (messages: readonly Message[], more: Partial<Talk> = {}) =>
  rowsOf({ messages, outbox: [], dayOf: (iso) => iso.slice(0, 10), ...more });
/** `a:1,2` is a run of a with two messages. */
const shape = (list: readonly Row[]) =>
  list.map((row) => {
    if (row.kind !== "run") return row.kind;
    return `${row.agentId ?? "v"}:${row.bubbles.map(({ id }) => id)}${row.mark ? ` ${row.mark}` : ""}`;
  });

test("what one person says in a row is a run, until somebody else speaks or time passes", () => {
  const said = [
    from("v", "1", 0),
    from("v", "2", 1),
    from("a", "3", 2),
    from("b", "4", 3),
    from("b", "5", 30),
  ];
  assert.deepEqual(shape(rows(said)), ["day", "v:1,2 sent", "a:3", "b:4", "b:5"]);
});

test("each day begins with its name", () => {
  assert.deepEqual(shape(rows([from("v", "1", 0, 1), from("v", "2", 0, 2)])), [
    "day",
    "v:1",
    "day",
    "v:2 sent",
  ]);
});

test("who comes and goes stands between", () => {
  const said = [from("a", "j", 0, 1, "agent-join"), from("a", "1", 1), from("a", "l", 2, 1, "agent-leave")];
  assert.deepEqual(shape(rows(said)), ["day", "came", "a:1", "went"]);
});

test("what is of no concern is not drawn", () => {
  assert.deepEqual(shape(rows([from("v", "n", 0, 1, "nav")])), []);
});

test("new messages begin with a line", () => {
  const said = [from("a", "1", 0), from("a", "2", 1)];
  assert.deepEqual(shape(rows(said, { newFrom: "2" })), ["day", "a:1", "new", "a:2"]);
});

test("the mark says whether the last message was read", () => {
  const said = [from("v", "1", 0), from("a", "2", 1), from("v", "3", 2)];
  assert.deepEqual(shape(rows(said, { agentReadOn: time(1, 1) })), ["day", "v:1", "a:2", "v:3 sent"]);
  assert.deepEqual(shape(rows(said, { agentReadOn: time(1, 2) })), ["day", "v:1", "a:2", "v:3 read"]);
});

test("what is unsent stands at the end, with what became of it", () => {
  const outbox = [parcel("2", 1), parcel("3", 1, { state: "failed" }), parcel("4", 1, { kind: "leave" })];
  const list = rows([from("v", "1", 0)], { outbox });
  assert.deepEqual(shape(list), ["day", "v:1,2,3 sent"]);
  const run = list[1];
  assert.ok(run?.kind === "run");
  assert.deepEqual(
    run.bubbles.map(({ state }) => state),
    ["there", "waiting", "failed"],
  );
});
