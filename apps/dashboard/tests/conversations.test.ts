// Chats and tickets as one list: in order, and nothing shown before what belongs above it is known.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { merge } from "../src/pages/conversations/merge.ts";
import { chatFiltersIn, commonFiltersIn, narrowingOf, wishOf } from "../src/pages/tickets/filters.ts";

const at = (minute: number) => `2026-11-02T10:${String(minute).padStart(2, "0")}:00.000Z`;
const rows = (channel: string, ...minutes: number[]) =>
  minutes.map((minute) => ({ key: `${channel}/${minute}`, at: at(minute) }));
const keys = (merged: ReturnType<typeof merge>) => merged.rows.map(({ key }) => key);

suite("Two lists as one", () => {
  test("are in order when both are all here", () => {
    const merged = merge([
      { rows: rows("chats", 50, 20), hasMore: false },
      { rows: rows("tickets", 40, 10), hasMore: false },
    ]);
    assert.deepEqual(keys(merged), ["chats/50", "tickets/40", "chats/20", "tickets/10"]);
    assert.deepEqual(merged.behind, []);
  });

  test("show nothing older than the end of a list that goes on, and read that one on", () => {
    const merged = merge([
      { rows: rows("chats", 50, 30), hasMore: true },
      { rows: rows("tickets", 40, 20, 10), hasMore: true },
    ]);
    assert.deepEqual(keys(merged), ["chats/50", "tickets/40", "chats/30"]);
    assert.deepEqual(merged.behind, [0]);
  });

  test("show nothing while one of them is not known, and read both on where they end together", () => {
    const unknown = { rows: [], hasMore: true };
    assert.deepEqual(keys(merge([unknown, { rows: rows("tickets", 40), hasMore: false }])), []);
    const both = merge([
      { rows: rows("chats", 30), hasMore: true },
      { rows: rows("tickets", 30), hasMore: true },
    ]);
    assert.deepEqual(both.behind, [0, 1]);
    assert.equal(both.rows.length, 2);
  });

  test("give every row once and in order, in whatever pages they come", () => {
    const all = (channel: string, step: number) =>
      rows(
        channel,
        ...Array.from({ length: 59 }, (_, minute) => 59 - minute).filter((one) => one % step === 0),
      );
    const [chats, tickets] = [all("chats", 2), all("tickets", 3)];
    const read = [1, 1];
    for (;;) {
      const merged = merge([
        { rows: chats.slice(0, read[0]), hasMore: (read[0] ?? 0) < chats.length },
        { rows: tickets.slice(0, read[1]), hasMore: (read[1] ?? 0) < tickets.length },
      ]);
      const times = merged.rows.map((row) => row.at);
      assert.deepEqual(times, times.toSorted().reverse());
      if (merged.behind.length === 0) {
        assert.equal(new Set(keys(merged)).size, chats.length + tickets.length);
        return;
      }
      for (const nth of merged.behind) read[nth] = (read[nth] ?? 0) + 4;
    }
  });
});

suite("What narrows conversations", () => {
  const id = "0123456789abcdef01234567";

  test("is read from the address, and nothing else is", () => {
    const search = { who: `d-${id}`, tag: "vip", status: "bin", priority: "high", sort: "p-high-low" };
    assert.deepEqual(chatFiltersIn(search), { who: `d-${id}`, tag: "vip" });
    assert.deepEqual(commonFiltersIn(search), { who: `d-${id}`, tag: "vip" });
    assert.deepEqual(commonFiltersIn({ status: "closed", who: "somebody" }), { status: "closed" });
  });

  test("asks the same of chats and of tickets", () => {
    assert.deepEqual(narrowingOf({ who: "me", tag: "vip" }, id), { agentId: id, tag: "vip" });
    assert.deepEqual(narrowingOf({ who: `d-${id}` }, "me"), { departmentId: id });
    assert.deepEqual(wishOf("p", { who: "me", tag: "vip" }, { me: id, query: "" }), {
      ...{ propertyId: "p", status: "open", agentId: id, tags: ["vip"], sort: "co-new-old" },
    });
  });
});
