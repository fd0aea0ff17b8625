// What the page of webhooks works out by itself: spans of time, a form's meaning, and the words for failures.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { TFunction } from "i18next";
import { formOf, hearsOf, wishOf, withOwn, withoutEvents } from "../src/pages/webhooks/hook-form.ts";
import { countSpan, localOf, momentOf, outageBegan, sinceOf } from "../src/pages/webhooks/spans.ts";
import { troubleText } from "../src/pages/webhooks/words.ts";

const HOUR = 3_600_000;

suite("The page of webhooks", () => {
  test("asks for 24 full hours or seven full days, the one under way included", () => {
    const now = new Date(2026, 10, 2, 9, 41, 7);
    const day = countSpan("day", now);
    assert.equal(day.startDate, new Date(2026, 10, 1, 10).toISOString());
    assert.equal(day.endDate, new Date(2026, 10, 2, 10).toISOString());
    assert.equal(day.interval, "hour");
    const week = countSpan("week", now);
    assert.equal(week.startDate, new Date(2026, 9, 27).toISOString());
    assert.equal(week.endDate, new Date(2026, 10, 3).toISOString());
    assert.equal(week.interval, "day");
    assert.deepEqual(
      countSpan("day", new Date(2026, 10, 2, 9, 0, 0)),
      day,
      "a minute later is the same question",
    );
  });

  test("asks the log to the minute, and for everything or a span of one's own without a beginning", () => {
    const now = Date.UTC(2026, 10, 2, 9, 41, 7);
    assert.equal(sinceOf("hour", now), "2026-11-02T08:41:00.000Z");
    assert.equal(sinceOf("month", now), "2026-10-03T09:41:00.000Z");
    assert.equal(sinceOf("all", now), undefined);
    assert.equal(sinceOf("own", now), undefined);
    assert.equal(momentOf(""), undefined);
    assert.equal(momentOf(localOf(now)), "2026-11-02T09:41:00.000Z");
  });

  test("recovers from before the first failure by as long as a delivery may have been tried", () => {
    const retry = { firstAfterS: 1, giveUpAfterH: 12 };
    const failed = "2026-11-02T09:00:00.000Z";
    const began = new Date(Date.parse(failed) - 12 * HOUR).toISOString();
    assert.equal(
      outageBegan({ retry, firstFailedOn: failed, disabledOn: "2026-11-07T09:00:00.000Z" }),
      began,
    );
    assert.equal(outageBegan({ retry, disabledOn: failed }), began);
    assert.equal(outageBegan({ retry }), undefined);
  });

  test("ticks all of a kind that is asked for as one, and spells it out when one of it goes", () => {
    const wanted = ["contact:*", "chat:start"];
    const known = ["chat:end", "chat:start", "contact:create", "contact:update"];
    assert.deepEqual(
      known.filter((event) => hearsOf(wanted, event)),
      ["chat:start", "contact:create", "contact:update"],
    );
    assert.equal(hearsOf(["*"], "chat:end"), true);
    assert.deepEqual(withoutEvents(wanted, ["chat:start"], known), ["contact:*"]);
    assert.deepEqual(withoutEvents(wanted, ["contact:create"], known), ["contact:update", "chat:start"]);
    assert.deepEqual(withoutEvents(wanted, ["contact:create", "contact:update"], known), ["chat:start"]);
  });

  test("reads a webhook into the form and out of it", () => {
    const hook = {
      hookId: "6ae85110135a7e470f4913e7",
      name: "Till",
      url: "https://hooks.example.com/",
      events: ["chat:start", "ticket:create"],
      enabled: true,
      ordered: true,
      retry: { firstAfterS: 7, giveUpAfterH: 30 },
      createdOn: "2026-11-02T09:00:00.000Z",
      updatedOn: "2026-11-02T09:00:00.000Z",
    };
    const { name, url, events, ordered, retry } = hook;
    assert.deepEqual(wishOf(formOf(hook)), { name, url, events, ordered, retry });
    assert.deepEqual(wishOf(formOf({ ...hook, events: ["*"] })).events, ["*"]);
    assert.deepEqual(withOwn([1, 12, 24], "30"), [1, 12, 24, 30]);
    assert.deepEqual(withOwn([1, 12, 24], "12"), [1, 12, 24]);
  });

  test("has words for what goes wrong on the way, and passes on what it has none for", () => {
    const t = ((key: string) => key) as unknown as TFunction;
    for (const [said, key] of [
      ["hooks.example.com did not answer in time.", "timeout"],
      ["hooks.example.com began to answer in time but did not end.", "slow"],
      ["hooks.example.com is not known.", "dns"],
      ["hooks.example.com is not at a public address, and not at one that is allowed.", "refused"],
      ["hooks.example.com has no certificate that can be trusted (CERT_HAS_EXPIRED).", "tls"],
      ["hooks.example.com cannot be reached.", "connect"],
      ["hooks.example.com hung up.", "reset"],
      ["The webhook was turned off.", "off"],
    ] as const)
      assert.equal(troubleText(t, said), `webhooks.trouble.${key}`, said);
    assert.equal(
      troubleText(t, "hooks.example.com did not answer in HTTP."),
      "hooks.example.com did not answer in HTTP.",
    );
  });
});
