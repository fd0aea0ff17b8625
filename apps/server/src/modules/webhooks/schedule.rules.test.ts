// When a failed delivery comes again, as a table.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hasFailedForDays, isSuccess, nextTryMs, readRetryAfter } from "./schedule.rules.ts";

const HOUR = 3_600_000;
const plan = { firstAfterS: 1, giveUpAfterH: 12 };
const BEGAN = Date.UTC(2026, 10, 23, 9);

/** Waits in seconds of a receiver that never answers, each try taking no time at all. */
function waits(of: { firstAfterS: number; giveUpAfterH: number }, chance = 0.5): number[] {
  const found: number[] = [];
  let nowMs = BEGAN;
  for (let tries = 1; tries < 500; tries++) {
    const next = nextTryMs({ plan: of, tries, beganMs: BEGAN, nowMs, chance });
    if (next === undefined) return found;
    found.push((next - nowMs) / 1000);
    nowMs = next;
  }
  throw new Error("It was never given up.");
}

suite("The schedule of tries", () => {
  test("begins after a second, grows, goes hourly and ends within 12 hours", () => {
    assert.deepEqual(waits(plan), [1, 5, 30, 120, 600, 1800, ...Array(11).fill(3600)]);
    const total = waits(plan).reduce((sum, wait) => sum + wait, 0);
    assert.equal(total, 42_156);
  });

  test("keeps within a tenth of that on either side, whatever chance says", () => {
    assert.deepEqual(waits(plan, 0).slice(0, 4), [0.9, 4.5, 27, 108]);
    assert.deepEqual(waits(plan, 1).slice(0, 4), [1.1, 5.5, 33, 132]);
    for (const chance of [0, 0.25, 1]) {
      const total = waits(plan, chance).reduce((sum, wait) => sum + wait, 0);
      assert.equal(total <= 12 * 3600, true, `${total} s`);
    }
  });

  test("over a week knocks every four hours after the first twelve", () => {
    const week = waits({ firstAfterS: 60, giveUpAfterH: 168 });
    assert.equal(week[0], 60);
    assert.equal(week.filter((wait) => wait === 4 * 3600).length, 38);
    assert.equal(week.reduce((sum, wait) => sum + wait, 0) <= 168 * 3600, true);
  });

  test("waits as long as the receiver asks for, an hour at most, and never past the end", () => {
    const next = (retryAfterMs: number, tries = 1, nowMs = BEGAN) =>
      nextTryMs({ plan, tries, beganMs: BEGAN, nowMs, chance: 0.5, retryAfterMs });
    assert.equal(next(90_000), BEGAN + 90_000);
    assert.equal(next(200), BEGAN + 1000);
    assert.equal(next(30 * 24 * HOUR), BEGAN + HOUR);
    assert.equal(next(HOUR, 9, BEGAN + 11.5 * HOUR), undefined);
  });

  test("Retry-After is seconds or a date", () => {
    assert.equal(readRetryAfter("120", BEGAN), 120_000);
    assert.equal(readRetryAfter(" 0 ", BEGAN), 0);
    assert.equal(readRetryAfter("Mon, 23 Nov 2026 09:01:00 GMT", BEGAN), 60_000);
    assert.equal(readRetryAfter("Mon, 23 Nov 2026 08:00:00 GMT", BEGAN), 0);
    for (const rubbish of [undefined, "", "soon", "-5", "1e9"])
      assert.equal(readRetryAfter(rubbish, Number.NaN) || undefined, undefined, String(rubbish));
  });

  test("2xx alone is success", () => {
    for (const status of [200, 201, 202, 204, 299]) assert.equal(isSuccess(status), true, String(status));
    for (const status of [100, 199, 300, 301, 302, 304, 307, 400, 404, 410, 429, 500, 503])
      assert.equal(isSuccess(status), false, String(status));
  });

  test("an endpoint is given up after days of nothing but failures, never after a few", () => {
    const failed = (days: number, times: number) =>
      hasFailedForDays({
        failingSince: new Date(BEGAN - days * 24 * HOUR),
        failedInARow: times,
        nowMs: BEGAN,
        days: 5,
      });
    assert.equal(failed(5, 10), true);
    assert.equal(failed(4.9, 1000), false);
    assert.equal(failed(30, 9), false);
    assert.equal(hasFailedForDays({ failingSince: null, failedInARow: 50, nowMs: BEGAN, days: 5 }), false);
  });
});
