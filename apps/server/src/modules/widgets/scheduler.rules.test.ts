// When a widget is open: what the clock on the wall says, whatever the season.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isOpenAt, opensNextAt, schedulerProblems } from "./scheduler.rules.ts";
import type { Hours } from "./settings.resource.ts";

const closed: Hours["days"] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const shop: Hours["days"] = {
  ...closed,
  mon: [
    { from: "09:00", to: "13:00" },
    { from: "15:30", to: "19:00" },
  ],
  sat: [{ from: "09:00", to: "24:00" }],
  sun: [{ from: "00:00", to: "02:30" }],
};
const hours = (timezone: string, days = shop, enabled = true): Hours => ({ enabled, timezone, days });

suite("opening hours", () => {
  const cases: readonly (readonly [string, string, boolean, string])[] = [
    ["Europe/Rome", "2026-11-02T07:59:59Z", false, "a second before nine on a winter Monday"],
    ["Europe/Rome", "2026-11-02T08:00:00Z", true, "nine on a winter Monday"],
    ["Europe/Rome", "2026-07-06T07:00:00Z", true, "nine on a summer Monday, an hour earlier in UTC"],
    ["Europe/Rome", "2026-07-06T06:59:00Z", false, "before nine on a summer Monday"],
    ["Europe/Rome", "2026-11-02T12:00:00Z", false, "one o'clock: lunch begins"],
    ["Europe/Rome", "2026-11-02T14:30:00Z", true, "half past three"],
    ["Europe/Rome", "2026-11-03T10:00:00Z", false, "a Tuesday"],
    ["Europe/Rome", "2026-11-07T22:59:59Z", true, "the last second of a Saturday until midnight"],
    ["Europe/Rome", "2026-11-07T23:00:00Z", true, "midnight, where Sunday's hours begin"],
    ["Europe/Rome", "2026-11-08T01:30:00Z", false, "half past two on Sunday"],
    ["America/New_York", "2026-11-02T14:00:00Z", true, "nine on Monday in New York"],
    ["America/New_York", "2026-11-02T13:59:00Z", false, "before nine there"],
    ["Asia/Kathmandu", "2026-11-02T03:15:00Z", true, "nine where clocks are 5 h 45 ahead"],
    ["Pacific/Kiritimati", "2026-11-01T19:00:00Z", true, "Monday already, 14 hours ahead of UTC"],
    ["Pacific/Pago_Pago", "2026-11-02T20:00:00Z", true, "Monday still, 11 hours behind"],
    ["", "2026-11-02T08:00:00Z", true, "the property's zone where there is none of its own"],
    // 25 October 2026: Rome goes back from 3 to 2 at 01:00 UTC, so 02:00 to 02:59 come twice.
    ["Europe/Rome", "2026-10-25T00:15:00Z", true, "a quarter past two, the first time"],
    ["Europe/Rome", "2026-10-25T01:15:00Z", true, "a quarter past two, the second time"],
    ["Europe/Rome", "2026-10-25T00:45:00Z", false, "a quarter to three, the first time"],
    ["Europe/Rome", "2026-10-25T01:45:00Z", false, "a quarter to three, the second time"],
    // 29 March 2026: Rome goes from 2 to 3 at 01:00 UTC.
    ["Europe/Rome", "2026-03-29T00:59:59Z", true, "just before the jump"],
    ["Europe/Rome", "2026-03-29T01:00:00Z", false, "three o'clock at once"],
  ];
  for (const [zone, at, open, when] of cases)
    test(`${open ? "open" : "closed"}: ${when}`, () => {
      assert.equal(isOpenAt(hours(zone), "Europe/Rome", new Date(at)), open);
    });

  test("open at every moment while no hours are kept", () => {
    assert.equal(
      isOpenAt(hours("Europe/Rome", closed, false), "UTC", new Date("2026-11-03T03:00:00Z")),
      true,
    );
  });
});

suite("the next opening", () => {
  const cases: readonly (readonly [string, Hours["days"], string, string | undefined])[] = [
    ["later today", shop, "2026-11-02T12:30:00Z", "2026-11-02T14:30:00.000Z"],
    ["days away", shop, "2026-11-03T10:00:00Z", "2026-11-07T08:00:00.000Z"],
    ["in the week after", { ...closed, mon: shop.mon }, "2026-11-02T18:00:00Z", "2026-11-09T08:00:00.000Z"],
    [
      "over the end of summer time",
      { ...closed, mon: shop.mon },
      "2026-10-24T10:00:00Z",
      "2026-10-26T08:00:00.000Z",
    ],
    [
      "in an hour that spring leaves out",
      { ...closed, sun: [{ from: "02:30", to: "05:00" }] },
      "2026-03-28T10:00:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    ["never", closed, "2026-11-02T08:30:00Z", undefined],
    ["is now", shop, "2026-11-02T08:30:00Z", undefined],
  ];
  for (const [when, days, at, next] of cases)
    test(when, () => {
      const found = opensNextAt(hours("Europe/Rome", days), "UTC", new Date(at));
      assert.equal(found?.toISOString(), next);
    });
});

suite("hours that are refused", () => {
  const cases: readonly (readonly [string, Hours, readonly string[]])[] = [
    ["no such zone", hours("Europe/Atlantis"), ["timezone"]],
    ["an offset, which knows no summer", hours("+02:00"), ["timezone"]],
    ["over midnight", hours("", { ...closed, fri: [{ from: "22:00", to: "02:00" }] }), ["days.fri[0].to"]],
    [
      "twice the same",
      hours("", { ...closed, fri: [shop.mon, shop.mon].flat() }),
      ["days.fri[2].from", "days.fri[3].from"],
    ],
    ["none of these", hours("Europe/Rome"), []],
  ];
  for (const [what, scheduler, paths] of cases)
    test(what, () => {
      assert.deepEqual(
        schedulerProblems(scheduler, "s").map(({ path }) => path),
        paths.map((path) => `s.${path}`),
      );
    });
});
