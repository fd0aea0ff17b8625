// When webhooks give way to messages, and for how long.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_MS, Pace, WINDOW_MS } from "./pace.rules.ts";

/** Commits spread evenly over so many windows, from a moment on; answers the moment after. */
function commits(pace: Pace, o: { fromMs: number; perSecond: number; windows: number }): number {
  const untilMs = o.fromMs + o.windows * WINDOW_MS;
  for (let at = o.fromMs; at < untilMs; at += 1000 / o.perSecond) pace.commit(at);
  return untilMs;
}

test("webhooks do not give way while few commits come", () => {
  const pace = new Pace();
  const now = commits(pace, { fromMs: 0, perSecond: 400, windows: 8 });
  assert.equal(pace.givesWay(now), false);
});

test("they give way while many come, and no longer once they stop", () => {
  const pace = new Pace();
  const now = commits(pace, { fromMs: 0, perSecond: 2_000, windows: 2 });
  assert.equal(pace.givesWay(now), true);
  assert.equal(pace.givesWay(now + 2 * WINDOW_MS), false);
});

test("they give way for so long at most, until they have caught up", () => {
  const pace = new Pace();
  const windows = LONGEST_MS / WINDOW_MS;
  let now = commits(pace, { fromMs: 0, perSecond: 1_000, windows: 2 });
  assert.equal(pace.givesWay(now), true);
  now = commits(pace, { fromMs: now, perSecond: 1_000, windows });
  assert.equal(pace.givesWay(now), false);
  pace.caughtUp();
  assert.equal(pace.givesWay(now), true);
});
