// The rules of visits.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { groupOf, isOver, outsideReferrer, tidyPage } from "./session.rules.ts";

const now = new Date(Date.UTC(2026, 10, 2, 9));
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

suite("The rules of visits", () => {
  test("who is served, active, idle or gone", () => {
    // Minutes since the last action, since a tab was known to be open, since leaving; in a chat.
    const cases: readonly (readonly [number, number, number | null, boolean, string])[] = [
      [0, 0, null, false, "active"],
      [9.9, 0, null, false, "active"],
      [10, 0, null, false, "idle"],
      [19.9, 0, null, false, "idle"],
      [20, 0, null, false, "gone"],
      [0, 0, null, true, "served"],
      [15, 0, null, true, "served"],
      [20, 0, null, true, "gone"],
      [1, 0.2, 0.2, false, "active"],
      [1, 0.25, 0.25, false, "gone"],
      [1, 0.25, 0.25, true, "gone"],
      [1, 1.9, null, false, "active"],
      [3, 2, null, false, "gone"],
    ];
    for (const [active, seen, left, inChat, group] of cases) {
      const presence = {
        lastActiveOn: ago(active),
        seenOn: ago(seen),
        leftOn: left === null ? null : ago(left),
        endedOn: null,
      };
      assert.equal(groupOf(presence, inChat, now), group, JSON.stringify([active, seen, left, inChat]));
      assert.equal(groupOf({ ...presence, endedOn: ago(0) }, inChat, now), "gone");
    }
    assert.equal(groupOf(undefined, true, now), "gone");
  });

  test("a visit goes on for two minutes after twenty without action, or after leaving", () => {
    const cases: readonly (readonly [number, number, number | null, boolean])[] = [
      [0, 0, null, false],
      [21.9, 0, null, false],
      [22, 0, null, true],
      [5, 1.9, 1.9, false],
      [5, 2, 2, true],
      [5, 2, null, true],
    ];
    for (const [active, seen, left, over] of cases) {
      const leftOn = left === null ? null : ago(left);
      const presence = { lastActiveOn: ago(active), seenOn: ago(seen), leftOn, endedOn: null };
      assert.equal(isOver(presence, now), over, JSON.stringify([active, seen, left]));
    }
  });

  test("only another site is where somebody came from", () => {
    const page = { url: "https://www.shop.example/mugs", title: "Mugs" };
    const cases: readonly (readonly [string | undefined, string | null])[] = [
      [undefined, null],
      ["", null],
      ["no address", null],
      ["https://shop.example/", null],
      ["https://www.shop.example/plates", null],
      ["https://search.example/?q=mugs", "https://search.example/?q=mugs"],
    ];
    for (const [referrer, kept] of cases) assert.equal(outsideReferrer(referrer, page), kept);
  });

  test("of a page no more is kept than anybody reads", () => {
    const page = tidyPage({
      url: `https://shop.example/${"x".repeat(9000)}`,
      title: ` a\n b ${"c".repeat(900)}`,
    });
    assert.deepEqual([page.url.length, page.title.length, page.title.slice(0, 4)], [2000, 300, "a b "]);
  });
});
