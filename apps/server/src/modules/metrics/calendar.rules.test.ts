// Days and hours of zones whose clocks are moved, and of those that differ by odd amounts.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Bucket, bucketsOf, dayMeant, dayNumber, type Interval } from "./calendar.rules.ts";

const cut = (timezone: string, interval: Interval, first: string, last: string): readonly Bucket[] =>
  bucketsOf({ timezone, interval, firstDay: dayNumber(first) ?? 0, lastDay: dayNumber(last) ?? 0 });

const hours = ({ fromMs, untilMs }: Bucket) => (untilMs - fromMs) / 3_600_000;

suite("The calendar", () => {
  test("has a day of 23 hours when summer time begins and one of 25 when it ends", () => {
    assert.deepEqual(cut("Europe/Rome", "day", "2026-03-28", "2026-03-30").map(hours), [24, 23, 24]);
    assert.deepEqual(cut("Europe/Rome", "day", "2026-10-24", "2026-10-26").map(hours), [24, 25, 24]);
    assert.deepEqual(cut("Australia/Lord_Howe", "day", "2026-10-04", "2026-10-04").map(hours), [23.5]);
  });

  test("tells the two hours of one name apart by their offset, and leaves out the one there is not", () => {
    const autumn = cut("Europe/Rome", "hour", "2026-10-25", "2026-10-25").map(({ date }) => date);
    assert.equal(autumn.length, 25);
    assert.deepEqual(autumn.slice(1, 5), [
      "2026-10-25T01:00:00+02:00",
      "2026-10-25T02:00:00+02:00",
      "2026-10-25T02:00:00+01:00",
      "2026-10-25T03:00:00+01:00",
    ]);
    const spring = cut("Europe/Rome", "hour", "2026-03-29", "2026-03-29").map(({ date }) => date);
    assert.deepEqual(spring.slice(1, 3), ["2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00"]);
  });

  test("begins a day at the first moment of it where midnight does not exist", () => {
    const [day] = cut("America/Santiago", "day", "2026-09-06", "2026-09-06");
    assert.equal(new Date(day?.fromMs ?? 0).toISOString(), "2026-09-06T04:00:00.000Z");
    assert.equal(day && hours(day), 23);
    const first = cut("America/Santiago", "hour", "2026-09-06", "2026-09-06")[0];
    assert.equal(first?.date, "2026-09-06T01:00:00-03:00");
  });

  test("follows zones that differ from UTC by quarters of an hour", () => {
    const [day] = cut("Asia/Kathmandu", "day", "2026-01-01", "2026-01-01");
    assert.equal(new Date(day?.fromMs ?? 0).toISOString(), "2025-12-31T18:15:00.000Z");
  });

  test("begins weeks on Monday and months on the first, cut off where the range ends", () => {
    const weeks = cut("UTC", "week", "2026-11-05", "2026-11-16");
    assert.deepEqual(
      weeks.map(({ date }) => date),
      ["2026-11-02", "2026-11-09", "2026-11-16"],
    );
    assert.deepEqual(weeks.map(hours), [96, 168, 24]);
    const months = cut("Europe/Rome", "month", "2026-01-31", "2026-04-01");
    assert.deepEqual(
      months.map(({ date }) => date),
      ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"],
    );
    assert.deepEqual(months.map(hours), [24, 672, 743, 24]);
  });

  test("has no hole and no overlap in any zone, however the range lies", () => {
    for (const timezone of [
      "Europe/Rome",
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "Pacific/Chatham",
    ])
      for (const interval of ["day", "week", "month"] as const) {
        const buckets = cut(timezone, interval, "2025-01-01", "2026-12-31");
        for (const [at, { fromMs }] of buckets.entries())
          if (at > 0) assert.equal(buckets[at - 1]?.untilMs, fromMs, `${timezone} ${interval} ${at}`);
      }
  });

  test("takes a moment for the day it has in the zone, and refuses what is in no calendar", () => {
    assert.equal(dayMeant("2026-11-01T23:30:00Z", "Europe/Rome"), dayNumber("2026-11-02"));
    assert.equal(dayMeant("2026-11-01", "Europe/Rome"), dayNumber("2026-11-01"));
    assert.equal(dayMeant("2026-02-30", "Europe/Rome"), undefined);
    assert.equal(dayMeant("2026-13-01T00:00:00Z", "Europe/Rome"), undefined);
  });
});
