// The rules of tickets: how the status moves, and what a subject is taken from.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { cursorOf, groupsOf, placeOf, sorts } from "./list.rules.ts";
import { changesOf, mailIdOf, numberIn, statusAfter, subjectOf, turned } from "./ticket.rules.ts";

const now = new Date("2026-11-02T09:00:00Z");
const earlier = new Date("2026-11-01T09:00:00Z");

suite("A ticket's status", () => {
  test("waits for the customer after an agent's answer, and for an agent after the customer's", () => {
    assert.equal(statusAfter("a"), "pending");
    assert.equal(statusAfter("v"), "open");
  });

  test("tells when it was closed and how often it came back", () => {
    const open = { status: "open", closed_on: null, reopened: 0 } as const;
    const closed = { status: "closed", closed_on: earlier, reopened: 1 } as const;
    assert.deepEqual(turned(open, "pending", now), { status: "pending", closed_on: null, reopened: 0 });
    assert.deepEqual(turned(open, "closed", now), { status: "closed", closed_on: now, reopened: 0 });
    assert.deepEqual(turned(closed, "closed", now), closed);
    assert.deepEqual(turned(closed, "open", now), { status: "open", closed_on: null, reopened: 2 });
  });

  test("is one of what may change at once, each in an entry of its own", () => {
    const before = { status: "open", subject: "Mug", priority: "low" } as const;
    assert.deepEqual(changesOf(before, before), []);
    assert.deepEqual(changesOf(before, { status: "closed", subject: "Mug", priority: "high" }), [
      { type: "priority", value_from: "low", value_to: "high" },
      { type: "status", value_from: "open", value_to: "closed" },
    ]);
  });
});

suite("A subject", () => {
  test("is the first line that says something, cut at a word", () => {
    assert.equal(subjectOf("\n  \r\n Broken   mug \nHello"), "Broken mug");
    assert.equal(subjectOf("one two three four", 10), "one two…");
    assert.equal(subjectOf("a".repeat(30), 10), `${"a".repeat(10)}…`);
    assert.equal(subjectOf("   "), "");
  });

  test("never ends within an emoji", () => {
    assert.equal(subjectOf(`${"a".repeat(9)}🫖🫖`, 10), `${"a".repeat(9)}…`);
  });
});

suite("Mails of a ticket", () => {
  test("have an id that is the same whenever one is sent", () => {
    const ticketId = "a6a2a1c0-8f5b-11f0-9c1d-7f3f6a0c2b11";
    const messageId = "6ae8510f7c1e4b5a9d2f3e80";
    const id = mailIdOf({ ticketId, messageId, host: "help.example" });
    assert.equal(id, `ticket.${ticketId}.${messageId}@help.example`);
  });
});

suite("The list of tickets", () => {
  test("finds a number with its mark and without, and nothing that only looks like one", () => {
    assert.deepEqual(["#12", " 7 ", "12a", "#", "1234567890"].map(numberIn), [
      ...[12, 7, undefined, undefined, undefined],
    ]);
  });

  test("goes on from its own cursors, and from no others", () => {
    const ticketId = "a6a2a1c0-8f5b-11f0-9c1d-7f3f6a0c2b11";
    for (const sort of sorts) {
      const place = { group: groupsOf(sort)?.values[1] ?? "-", at: now, ticketId };
      assert.deepEqual(placeOf(sort, cursorOf(sort, place)), place, sort);
      for (const other of sorts.filter((one) => one !== sort))
        assert.equal(placeOf(other, cursorOf(sort, place)), undefined, `${sort} in ${other}`);
    }
    const bad = ["", "x", Buffer.from(`p-high-low open 1 ${ticketId}`).toString("base64url")];
    for (const cursor of bad) assert.equal(placeOf("p-high-low", cursor), undefined, cursor);
  });
});
