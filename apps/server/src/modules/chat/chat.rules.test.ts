// The rules of chats, as tables: what they are called, how long they last, when they end.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  durationSeconds,
  endState,
  endsOn,
  liveState,
  searchTerms,
  transcriptOn,
  withoutTags,
  withTags,
} from "./chat.rules.ts";
import { cursorOf, placeOf, sorts } from "./list.rules.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 2, 9, 0, 0) + seconds * 1000);

suite("The rules of chats", () => {
  test("a duration is rounded to the nearest second", () => {
    for (const [seconds, expected] of [
      [0, 0],
      [0.499, 0],
      [0.5, 1],
      [61.4, 61],
      [61.5, 62],
    ] as const)
      assert.equal(durationSeconds(at(0), at(seconds)), expected);
  });

  test("a chat is served while an agent is there or has answered", () => {
    assert.equal(liveState({ presentAgents: [], answered: false }), "waiting");
    assert.equal(liveState({ presentAgents: ["a"], answered: false }), "served");
    assert.equal(liveState({ presentAgents: [], answered: true }), "served");
  });

  test("a transcript follows three minutes after nothing moves in a chat any more", () => {
    const rows: readonly [
      string,
      active: number,
      left: number | null,
      said: number,
      ended: number,
      due: number,
    ][] = [
      ["the visitor left, and time ended it", 0, 30, 20, 150, 210],
      ["the visitor went idle, and time ended it", 0, null, 20, 720, 780],
      ["an agent wrote after the visitor had left", 0, 30, 60, 180, 240],
      ["an agent ended it while the visitor was there", 0, null, 20, 50, 230],
      ["an agent ended it when the visitor had left", 0, 30, 20, 50, 210],
      ["nobody ended it for long, for the server was down", 0, 30, 20, 5000, 210],
    ];
    for (const [name, active, left, said, ended, due] of rows) {
      const times = {
        visitorActiveOn: at(active),
        visitorLeftOn: left === null ? null : at(left),
        lastMessageOn: at(said),
        endedOn: at(ended),
      };
      assert.deepEqual(transcriptOn(times), at(due), name);
    }
  });

  test("a chat nobody answered is missed, unless an agent ended it", () => {
    assert.equal(endState({ answered: false }, "time"), "missed");
    assert.equal(endState({ answered: false }, "visitor"), "missed");
    assert.equal(endState({ answered: false }, "agent"), "ended");
    assert.equal(endState({ answered: true }, "time"), "ended");
    assert.equal(endState({ answered: true }, "visitor"), "ended");
  });

  test("a chat ends 120 s after the visitor left or went idle, and not while an agent writes", () => {
    const cases: readonly (readonly [string, Date, Date | null, Date, Date])[] = [
      ["left", at(0), at(30), at(10), at(150)],
      ["idle after ten minutes", at(0), null, at(0), at(720)],
      ["an agent wrote after the visitor left", at(0), at(30), at(100), at(220)],
      ["an agent wrote to an idle visitor", at(0), null, at(700), at(820)],
    ];
    for (const [what, visitorActiveOn, visitorLeftOn, lastMessageOn, expected] of cases)
      assert.deepEqual(endsOn({ visitorActiveOn, visitorLeftOn, lastMessageOn }), expected, what);
  });

  test("tags are kept once, in the order they came", () => {
    assert.deepEqual(withTags(["order"], ["  gift \n card ", "order"]), ["order", "gift card"]);
    assert.deepEqual(withoutTags(["order", "gift card"], ["gift  card", "none"]), ["order"]);
  });

  test("a search is its words, whatever stands between them", () => {
    assert.equal(searchTerms("Zuppiera blu!"), "zuppiera:* & blu:*");
    assert.equal(searchTerms("l'ordine & ( 'x' | !"), "l:* & ordine:* & x:*");
    assert.equal(searchTerms("  !? "), undefined);
  });

  test("a cursor leads back to its place, in its own order alone", () => {
    const place = { status: "open" as const, at: at(1.5), chatId: "5f000000-0000-11f0-8000-0000000000ff" };
    for (const sort of sorts) {
      assert.deepEqual(placeOf(sort, cursorOf(sort, place)), place);
      for (const other of sorts.filter((one) => one !== sort))
        assert.equal(placeOf(other, cursorOf(sort, place)), undefined);
    }
    for (const bad of ["", "x", "AAAA", cursorOf("co-new-old", { ...place, chatId: "no" })])
      assert.equal(placeOf("co-new-old", bad), undefined, bad);
  });
});
